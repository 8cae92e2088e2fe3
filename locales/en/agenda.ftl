commands-agenda = What will go out, when, and how it looks
agenda-head = 🗓 <b>{ $group }</b>, the next { $days } days: { $count ->
    [one] one message
   *[other] { $count } messages
 }
agenda-none = Nothing will go out in <b>{ $group }</b> in the next { $days } days. /webinar and /prompt plan something; what is planned keeps to the holidays and terms in /settings.
agenda-line = { $mark ->
    [warning] ⚠️ { $number }. { $when }
   *[none] { $number }. { $when }
 }
    { $what }, { $where }
agenda-marked = ⚠️ means: have a look before it goes out. Tap a number to see the message.
agenda-to-group = { $count ->
    [0] to the group
    [one] to one member I know
   *[other] to { $count } members I know
}
agenda-to-people = { $count ->
    [one] privately to one person
   *[other] privately to { $count } people
}
agenda-message = 🗓 { $when }
    { $what }, { $where }{ $silent ->
    [true] , without a sound
   *[false] {""}
 }
agenda-rule = ―――
agenda-buttons = Buttons: { $labels }
agenda-button-earlier = ◀ Earlier
agenda-button-later = Later ▶
agenda-button-back = ◀ Back to the agenda
agenda-kind-other = message about the group

checks-line = ⚠️ { $words }
checks-quiet = This goes out in the group's quiet hours: { $when }.
checks-waits = Quiet hours hold this back. It is meant for { $meant } and goes out { $when }.
checks-close = Another post comes within an hour of this one, { $when }: { $other }.
checks-long = In { $language } this is longer than Telegram takes.
checks-refused = This is longer than Telegram takes, so it cannot go out. Please shorten it.
checks-link = “{ $link }” is not a web address, so Telegram will not take it. For example: https://meet.example/abc
checks-dead-end = The form “{ $form }” has a dead end: “{ $step }” can neither be answered nor skipped.
checks-never-asked = The form “{ $form }” never asks “{ $step }”, whatever is answered before.
