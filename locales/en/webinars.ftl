webinars-head = 📅 <b>{ $title }</b>
    { $when }
webinars-counts = Going: { $going } · Maybe: { $maybe } · Can't: { $cannot }
webinars-state-soon = ⏳ Starts within the hour.
webinars-state-now = 🔴 Happening now.
webinars-state-over = This one is over. Thank you for being there!
webinars-state-off = This date will not take place.
webinars-state-moved = ↪️ Moved. It was planned for { $was }.
webinars-button-going = Going
webinars-button-maybe = Maybe
webinars-button-cannot = Can't
webinars-button-join = Join
webinars-button-calendar = Add to calendar
webinars-answered-going = You are going. See you there!
webinars-answered-maybe = Noted: maybe. You can change it any time.
webinars-answered-cannot = Noted: you can't come. Maybe next time!

webinars-tomorrow = Tomorrow:
webinars-soon = In an hour we begin. See you there!
webinars-now = 🔴 <b>{ $title }</b> starts now. Come in!
webinars-moved = The webinar <b>{ $title }</b> has moved.
    Was: { $before }
    Now: { $after }
webinars-skipped = The webinar <b>{ $title }</b> of { $when } will not take place.
webinars-back = The webinar <b>{ $title }</b> takes place after all: { $after }

webinars-plan = I will announce in <b>{ $group }</b>:

    📅 <b>{ $title }</b>
    { $rule }
    { $link }
webinars-plan-reminders = { $ahead ->
   *[week] Reminders: a week before, a day before, an hour before, and when it starts.
    [day] Announced at once; then reminders a day before, an hour before, and when it starts.
    [hour] Announced at once; then reminders an hour before and when it starts.
    [now] Announced at once, and again when it starts.
}
webinars-scheduled = ✅ Planned. { $group } will hear of it in good time; the next one is { $when }.

    /webinars shows all, to skip a date, move one or stop.

webinars-none = No webinars are planned in { $group }. /webinar plans one.
webinars-list = Webinars in <b>{ $group }</b>
webinars-list-line = <b>{ $title }</b>
    { $rule }
    Next: { $when }
webinars-no-dates = no more dates
webinars-date-line = • { $when }
webinars-ended = <b>{ $title }</b> has ended. Nothing more will be posted.
webinars-button-end = End this webinar
webinars-end-sure = End <b>{ $title }</b>? No more dates will be announced, and those already announced are called off.
webinars-button-end-yes = End it
webinars-calendar = <b>{ $title }</b>
    { $when }
    Open the file to put it into your calendar.
webinars-file-name = webinar

webinar-step-group = Which group is it for?
webinar-step-title = What is the webinar about?
webinar-step-title-example = Formative feedback
webinar-step-when = When does it take place?
webinar-step-when-example = 2nd Tuesday 16:00
webinar-step-link = What is the link to join?
webinar-step-link-example = https://meet.example/abc

error-webinar-line = In one line it reads: when | title | link. For example:
    /webinar 2nd tuesday 16:00 | Formative feedback | https://meet.example/abc

    Or send /webinar alone, and I ask step by step.
error-webinar-off = This date will not take place any more.
error-webinar-over = This webinar is over.
error-webinar-gone = This webinar is not planned any more.
delivery-kind-webinars-back = news of a webinar that takes place after all
webinars-button-want-recording = Can't come: send me the recording
webinars-button-recording = Watch the recording
webinars-button-give-recording = Give the link
webinars-answered-recording = Noted. You get the link to the recording as soon as it is there.
webinars-recording-ask = { $count ->
    [one] 1 person would like the recording
   *[other] { $count } people would like the recording
    } of <b>{ $title }</b>, { $when }. When you have its link, tap the button, or send /recording.
webinars-recording = 🎬 The recording of <b>{ $title }</b>, { $when }, is there.
webinars-recording-kept = ✅ Kept as the recording of <b>{ $title }</b>, { $when }. { $count ->
    [0] Nobody has asked for it yet; it stands under the announcement.
    [one] The person who asked for it gets the link now.
   *[other] The { $count } people who asked for it get the link now.
}
recording-step-link = What is the link to the recording?
recording-step-link-example = https://video.example/abc
error-recording-none = No webinar of this group has taken place lately.
error-recording-early = This webinar is not over yet.
commands-recording = Give the recording of the last webinar: link
delivery-kind-webinars-recording = link to a recording
delivery-kind-webinars-recording-ask = question for a recording's link
delivery-kind-webinars-digest = digest of the day
