prompts-plan = I will ask in <b>{ $group }</b>:
prompts-plan-everywhere = I will ask in <b>all groups</b>:
prompts-text = 💬 <b>{ $text }</b>
prompts-rule = When: { $rule }
prompts-quiet-everywhere = Where it falls into a group's quiet hours, it goes out right after them.
prompts-scheduled = ✅ Planned. { $group } will be asked { $when }.

    /prompts shows all prompts, to pause, change, send or end one and to read the answers.
prompts-scheduled-everywhere = ✅ Planned. All groups will be asked { $when }.

    /prompts shows all prompts, to pause, change, send or end one and to read the answers.
prompts-changed-paused = ✅ Changed. It is still paused; /prompts lets it go on.
prompts-collected = <i>Reply to this message to answer. Replies are collected, and you can take yours back any time.</i>
prompts-thanks = Thank you! I keep your reply with the other answers to this question, for those who facilitate the group. From now on I collect your replies without a word. /answers shows what you gave and lets you take it back.
prompts-button-take-back = Take it back
prompts-taken-back = Taken back. Nothing of it is kept here; the message in the group is yours to delete.

prompts-none = No prompts are planned in { $group }. /prompt plans one.
prompts-list = Prompts in <b>{ $group }</b>
prompts-mark-group = 💬
prompts-mark-everywhere = 🌍
prompts-all-groups = all groups
prompts-line = { $mark } <b>{ $text }</b>
    { $rule }
    { $state }
prompts-where = { $mark } { $group }
prompts-next = Next: { $when }
prompts-state-paused = ⏸ Paused.
prompts-state-ended = It has ended. Its answers are kept.
prompts-answers-count = { $count ->
    [0] No answers yet.
    [one] 1 answer.
   *[other] { $count } answers.
}
prompts-button-answers = Answers ({ $count })
prompts-button-pause = Pause
prompts-button-resume = Let it go on
prompts-button-edit = Edit
prompts-button-send = Send now
prompts-button-end = End
prompts-send-sure = Send this to { $group } now?

    💬 <b>{ $text }</b>
prompts-button-send-yes = Yes, send it now
prompts-sent = ✅ On its way.
prompts-end-sure = End this prompt? It will not be asked any more; its answers are kept.

    💬 <b>{ $text }</b>
prompts-button-end-yes = End it

prompts-answers = { $count ->
    [one] 1 answer to
   *[other] { $count } answers to
    } <b>{ $text }</b>
prompts-answers-none = There are no answers yet.
prompts-answer = <b>{ $number }. { $name }</b>, { $when }
    { $text }
prompts-answer-whole = <b>{ $name }</b>, { $when }, on “{ $prompt }”:

    { $text }
prompts-answer-files = { $count ->
    [one] 📎 1 file
   *[other] 📎 { $count } files
}
prompts-button-back = Back to the prompt
prompts-button-answers-back = Back to the answers
prompts-button-newer = ◀ Newer
prompts-button-older = Older ▶
prompts-mine = { $count ->
    [one] You gave 1 answer:
   *[other] You gave { $count } answers, newest first:
}
prompts-mine-line = { $number }. On “{ $prompt }”:
    { $text }
prompts-mine-none = You have not answered a prompt yet, or took your answers back. Reply to one in a group, and it shows here.
prompts-button-take-back-one = Take back no. { $number }

# What follows /prompt to reach all groups; words separated by commas
prompts-words-everywhere = everywhere, all groups

prompt-step-group = Which group is it for?
prompt-step-when = When do you want to ask?
prompt-step-when-example = every Friday 15:00
prompt-step-text = What do you want to ask?
prompt-step-text-example = What worked this week?

error-prompt-line = In one line it reads: when | question. For example:
    /prompt every friday 15:00 | What worked this week?

    Or send /prompt alone, and I ask step by step.
error-prompt-past = That moment has passed. Tap Change and choose a later one.
error-prompt-gone = This prompt has ended. /prompts shows those that are planned.
error-prompt-answer-gone = This answer is not there any more.

delivery-kind-prompts-prompt = prompt

commands-prompt = Ask the group a question, once or every week: when | question
commands-prompts = Planned prompts and their answers
commands-answers = Your own answers to prompts
