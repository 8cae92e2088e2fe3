forms-progress = <i>Step { $number } of { $total } · about { $minutes } min left</i>
forms-example = For example: <i>{ $example }</i>
forms-so-far = Your answer so far: { $answer }
forms-replaced = What you send now takes its place. To keep it as it is, tap Continue.
# $how is "joined" where several messages and voice make one answer, "spoken" where voice does, else "typed".
forms-limits-text = { $minimum ->
    [0] <i>Up to { $maximum } characters
   *[other] <i>{ $minimum } to { $maximum } characters
}{ $how ->
    [joined] , in as many messages as you like, or by voice 🎤.</i>
    [several] , in as many messages as you like.</i>
    [spoken] , or by voice 🎤.</i>
   *[typed] .</i>
}
forms-limits-number = <i>A number from { $minimum } to { $maximum }.</i>
forms-limits-least = <i>A number, { $minimum } or more.</i>
forms-limits-tags = { $minimum ->
    [0] <i>Up to { $maximum }, or none
   *[other] <i>Choose { $minimum } to { $maximum }
}; a topic of your own has { $letters } characters at most.</i>
# $letters are the characters of one line.
forms-limits-lines = <i>{ $minimum } to { $maximum }, each with { $letters } characters at most.</i>
forms-limits-several = { $minimum ->
    [0] <i>Up to { $maximum }, or none.</i>
   *[other] <i>Choose { $minimum } to { $maximum }.</i>
}
forms-preview-answer = <b>{ $question }</b>: { $answer }
forms-no-answer = —
forms-span-open = until I close it
forms-files = { $count ->
    [one] 1 file
   *[other] { $count } files
}
forms-yes = Yes
forms-no = No
# After each round of questions that repeat.
forms-another = Another one? ({ $group })
forms-round = { $prompt } (number { $number })
forms-voices = { $count ->
    [one] 🎤 1 voice message
   *[other] 🎤 { $count } voice messages
}
# An answer that is a voice message and nothing else, to a question that is otherwise tapped.
forms-only-told = 🎤 told by voice
forms-told = 🎤 Thank you, your voice is kept for “{ $question }”. Who reviews listens and notes it down; you can also go back and tap or type it yourself.
forms-button-hear = 🎤 Listen
# In forms where nobody listens: what was said has to be written down before the form can end.
forms-told-to-write = 🎤 Kept: what you said to “{ $question }”. It needs words in the end; we come back to it.
# $how is "tapped" where buttons are the answer, else "typed".
forms-write-down = 🎤 You told this by voice. { $how ->
    [tapped] I cannot tell what you chose, so please tap it now.
   *[typed] I cannot make words of it, so please type it now; the microphone of your keyboard types what you say.
}
# After anything but a tap to the question whether something worrying came up with a child.
forms-unrecorded = I kept nothing of what you sent: what happened to a child is not stored here. Please tap what fits; to leave it as it stands, tap Continue.
# After a voice message to “another one?”.
forms-taken-as-another = 🎤 I took this as the next one. Was there none? Then change “{ $question }” to No.
forms-to-be-noted = { $count ->
    [one] 🎤 One answer is told by voice. Who reviews listens and notes it down;
   *[other] 🎤 { $count } answers are told by voice. Who reviews listens and notes them down;
} to tap or type it yourself, tap Change.
forms-consent-given = confirmed
forms-still-open = { $count ->
    [one] One answer is still needed before this can be sent.
   *[other] { $count } answers are still needed before this can be sent.
}
forms-change-which = Tap a question to answer or change it. ✓ is answered.
forms-no-dates = No more dates.
forms-next-dates = { $count ->
    [one] Date:
   *[other] Next dates:
}
forms-button-schedule = Schedule
forms-button-change = Change
forms-button-cancel = Cancel
forms-button-keep = Keep as it is
forms-button-preview = 👁 Preview
forms-button-back = ◀ Back
forms-button-next = Continue ▶
forms-button-more-topics = More topics ({ $page }/{ $pages }) ▶
forms-button-take-out = Take it out
forms-button-skip = Skip
forms-button-later = Answer later
forms-button-help = Why do we ask?
forms-button-consent = Yes, I confirm
forms-button-restore = Bring it back
forms-button-resume = Continue
forms-discarded = Let go. Nothing was posted.
forms-nothing-open = There is nothing to cancel just now.
forms-left-aside = I did not expect an answer just now. You have something unfinished; tap Continue to go on with it. /help shows everything else.
forms-why = Why we ask: { $why }
# $voices counts voice messages.
forms-collected = ✍️ Saved: { $voices ->
    [0] { $length } of { $maximum } characters
    [one] { $length ->
        [0] 1 voice message
       *[other] { $length } of { $maximum } characters and 1 voice message
    }
   *[other] { $length ->
        [0] { $voices } voice messages
       *[other] { $length } of { $maximum } characters and { $voices } voice messages
    }
}. Send more if you like, then tap Done.
# What ends an answer of several messages when it is typed, separated by commas.
forms-done-words = done, ready, that's all, finished, continue, next
# What somebody says to the preview who means its first button; separated by commas.
forms-agree-words = yes, ok, okay, yes please, sure, go ahead, do it, send, send it, 👍
# The word that lets a form go, typed without a slash; separated by commas.
forms-cancel-words = cancel, cancel it
# One answer of several lines, while it comes one line after the other.
forms-lines-so-far = ✍️ So far: { $answer }. Send the next one; when these are all, tap Continue.
forms-edited = ✏️ Your edit is taken over: { $question }
forms-added = ✏️ Added to your answer: { $question }
forms-void = { $count ->
    [one] After this change one answer is not asked any more and is left out: { $questions }.
   *[other] After this change { $count } answers are not asked any more and are left out: { $questions }.
} If you change it back, they come back.
forms-kept-at = 📎 I kept your file for the question “{ $question }”.
forms-left-out = 📎 There is no place for files here; your words are enough.
forms-from-colleague = How a colleague answered, in “{ $title }”:
    <blockquote>{ $answer }</blockquote>
forms-button-done = Done ▶
forms-button-all = ☰ All questions
forms-button-questions = ◀ Back to the questions
forms-button-days-ago-0 = Today
forms-button-days-ago-1 = Yesterday
error-edit-sent = This was sent already, so the edit changes nothing. /casestudy shows what you can still do with it.
error-form-empty = I need a few words here.
error-form-words-please = Please answer in words here; pictures and files come at their own step.
error-form-too-short = That is { $length } { $length ->
        [one] character
       *[other] characters
    }. A little more, please: at least { $minimum }.
error-form-too-long = That is { $over } { $over ->
        [one] character
       *[other] characters
    } too long ({ $length }; at most { $maximum }). Your text is still above: shorten it and send it again.
error-form-tap-one = Please tap one of the buttons.
error-form-tap-several = Please tap the buttons that fit, then Continue.
error-form-too-many = At most { $maximum }, please. Tap one that is ticked to take it out first.
error-form-too-few = Please choose at least { $minimum }.
error-form-too-many-files = At most { $maximum } files fit here. Tap Continue.
error-form-tag-too-long = A topic is one word or two, { $maximum } characters at most. Separate several with commas.
error-form-number = Please send a whole number, such as 34.
error-form-number-least = Please send a number of { $minimum } or more.
error-form-number-range = Please send a number from { $minimum } to { $maximum }.
error-form-date = I could not read that as a date. Try “14 May” or “14.5.2026”.
error-form-no-voice = There is nobody here to listen to a voice message. Please type it, or tap the microphone of your keyboard 🎤: it types what you say.
error-form-no-voice-tap = A voice message does not fit here. A tap on one of the buttons is all it takes.
error-form-span-range = Please choose between five minutes and thirty days.
error-form-link = That does not look like a web address. It should read like https://meet.example/abc
error-form-options-few = One more, please: there have to be at least { $minimum } to choose from.
error-form-options-many = At most { $maximum } answers to choose from, please.
error-form-options-same = “{ $option }” is there twice. Each answer once, please.
error-form-option-long = This answer is too long: “{ $option }…”. At most { $maximum } characters, please.
error-form-send-media = Please send a photo, a document, a voice message or a video, or tap a button below.
error-form-consent = Please tap the button if you can confirm it.
error-form-needed = This one is needed, even in a few words.
error-form-missing = { $count ->
    [one] Almost there: one answer is still needed.
   *[other] Still {$count} answers to go; here is the next.
}
error-form-at-preview = Everything is answered. Is it good like this? Tap a button below.
error-draft-gone = This draft is not there any more.
error-draft-done = This was sent already.
