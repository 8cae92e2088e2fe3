delivery-groups-removed = I was removed from <b>{ $group }</b>. Everything planned there is kept. Add me again and it goes on.
delivery-groups-silenced = I may not write in <b>{ $group }</b> any more. Everything planned there is kept. Allow me to send messages and it goes on.
delivery-groups-upgraded = Telegram has upgraded <b>{ $group }</b> to a larger kind of group. What is planned goes on as before. Cards from before the upgrade cannot be updated any more, and polls open there cannot be closed by me.
delivery-groups-topic-closed = The topic I post in is closed or gone in <b>{ $group }</b>. I keep what is due and try again every hour. Open the topic, or tap here:
delivery-groups-no-rights = I lack the right to post in <b>{ $group }</b>. I keep what is due and try again every hour. Please allow me to send messages and polls.
delivery-report = { $kind ->
    [late] In <b>{ $group }</b> I could send some messages only late: { $late }.
    [missed] In <b>{ $group }</b> I left out what would have come too late to be of use: { $missed }.
   *[both] In <b>{ $group }</b> I could send some messages only late ({ $late }) and left out what would have come too late to be of use ({ $missed }).
}
delivery-more = { $count } more
delivery-uncertain = I do not know whether this reached <b>{ $group }</b>: { $what }. The connection broke just then. Please look; if it is not there, tap the button.
delivery-failed = This did not reach <b>{ $group }</b>: { $what }.
delivery-failed-alone = This could not be delivered to somebody privately: { $what }.
delivery-button-again = Send again
delivery-again-done = ✅ On its way.
delivery-button-try = It is put right, try now
delivery-trying = ✅ I am trying now what waits there.
delivery-button-look = See what was sent
delivery-button-list = Back to the list
delivery-button-daily-on = Tell me every day that all is well
delivery-button-daily-off = No daily line any more
delivery-daily-on = You get one line in the evening, without a sound, on days on which I sent something.
delivery-daily-off = No more daily line. When something goes wrong, you hear of it all the same.
delivery-daily-well = { $count ->
    [one] ✅ All well today: the message for { $groups } arrived.
   *[other] ✅ All well today: { $count } messages arrived in { $groups }{ $more ->
        [0] {""}
        [one] { " and 1 more group" }
       *[other] { " and" } { $more } more groups
    }.
}
delivery-daily-lost = ⚠️ Today { $count ->
    [one] 1 message did not arrive
   *[other] { $count } messages did not arrive
}; { $sent } did.
delivery-list = What I sent to <b>{ $group }</b>, the latest first. Tap a number to see what became of it and why.
delivery-none = I have sent nothing to <b>{ $group }</b> yet.
delivery-paused = ⏳ Telegram asks me to wait or cannot be reached just now; I go on { $when }.
delivery-line = { $number }. { $mark } { $what }, { $when }
delivery-what = { $what } “{ $title }”
delivery-one = <b>{ $what }</b>
    Meant for { $when }
delivery-sent-at = Sent { $when }.
delivery-tried-at = Next try: { $when }.
delivery-alone = Told privately: { $count ->
    [one] 1 person
   *[other] { $count } people
}{ $others ->
    [0] .
    [one] ; 1 other could not be reached or did not need it any more.
   *[other] ; { $others } others could not be reached or did not need it any more.
}
delivery-why-sent = ✅ It arrived.
delivery-why-sent-late = ✅ It arrived, later than planned: I was not running, or Telegram took nothing at the time.
delivery-why-sent-perhaps-twice = ✅ It arrived. The connection broke at the first try, so it may be there twice.
delivery-why-due = ⏳ It waits for its turn.
delivery-why-due-quiet = ⏳ It waits for the end of the quiet hours.
delivery-why-due-no-topic = ⏳ The topic I post in is closed or gone. I try again every hour.
delivery-why-due-no-rights = ⏳ I lack the right to post there. I try again every hour.
delivery-why-due-away = ⏳ I am not in the group just now. I try again every hour.
delivery-why-due-later = ⏳ Telegram could not take it. I keep trying.
delivery-why-due-uncertain = ⏳ The connection broke while I was sending. I send it again; it may then be there twice.
delivery-why-sending = ⏳ It is on its way.
delivery-why-missed = ✖️ It was left out: by the time I could send it, it was too late to be of use.
delivery-why-uncertain = ❔ The connection broke while I was sending, so nobody knows whether it arrived. Please look in the group.
delivery-why-undeliverable = ✖️ Telegram did not accept it.
# $words are Telegram's own, in English
delivery-why-undeliverable-said = ✖️ Telegram did not accept it and says: “{ $words }”. You can change it, or show this to whoever runs the bot.
delivery-why-undeliverable-too-long = ✖️ It is longer than Telegram takes. Please shorten it.
delivery-why-undeliverable-bad-link = ✖️ Telegram does not take its link for a web address. Please correct the link.
delivery-why-undeliverable-file-gone = ✖️ Telegram does not have its file any more.
delivery-why-undeliverable-fault = ✖️ A mistake on our side: I could not put it together. It is noted for whoever runs the bot.
delivery-why-undeliverable-away = ✖️ I was not in the group any more.
delivery-why-undeliverable-blocked = ✖️ The private chat is closed: the person has blocked me or left Telegram.
delivery-why-undeliverable-message-gone = ✖️ The message it was about has been deleted.
delivery-why-cancelled = ➖ It was called off before it went out.
delivery-why-cancelled-not-wanted = ➖ When its time came, it was not needed any more.
delivery-why-cancelled-moved = ➖ The date was moved, so a new message took its place.
delivery-why-cancelled-skipped = ➖ The date was skipped.
delivery-why-cancelled-changed = ➖ The plan was changed, so a new message took its place.
delivery-why-cancelled-paused = ➖ It was paused.
delivery-why-cancelled-ended = ➖ It was ended.
delivery-why-cancelled-withdrawn = ➖ It was taken back before it went out.
delivery-why-cancelled-stands = ✅ It arrived, as was found out later.
delivery-why-cancelled-message-gone = ➖ The message it was about has been deleted.
delivery-kind-polls-stray = closing of a second copy of a poll
delivery-kind-other = message
commands-delivery = What I sent, what not, and why
delivery-kind-webinars-announcement = webinar announcement
delivery-kind-webinars-tomorrow = webinar reminder, the day before
delivery-kind-webinars-soon = webinar reminder, an hour before
delivery-kind-webinars-now = webinar that starts now
delivery-kind-webinars-over = end of a webinar
delivery-kind-webinars-moved = news of a moved webinar
delivery-kind-webinars-skipped = news of a skipped webinar
delivery-kind-groups-greeting = greeting
error-notice-gone = That is settled already.
delivery-kind-reviews-submitted = case study to review
delivery-kind-reviews-changes = a reviewer's wish for changes
delivery-kind-reviews-approved = news of an approved case study
delivery-kind-reviews-declined = news of a declined case study
delivery-kind-drafts-nudge = reminder of something begun
delivery-kind-drafts-taken = news of a draft handed over
