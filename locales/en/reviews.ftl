commands-review = Read the case studies that wait for an answer

reviews-none = Nothing is waiting to be read. Thank you for looking!
reviews-queue = { $waiting ->
    [one] <b>One case study is waiting.</b>
   *[other] <b>{ $waiting } case studies are waiting.</b>
} The one that has waited longest comes first.
reviews-came-in = 📬 A case study came in.
reviews-head = <b>{ $title }</b>
    { $name } · { $author }
# $number is the version
reviews-version = This is version { $number }. What was said of the one before: <i>{ $reason }</i>
reviews-state-changes-asked = ✏️ Its author was asked for changes; it comes back when they have made them.
reviews-state-approved = ✅ This one is approved and in the library.
reviews-state-declined = ↩️ This one was declined.
reviews-state-withdrawn = 🔒 Its author has taken this one back.
reviews-own = This one is yours, so somebody else answers it.
reviews-own-only-you = This one is yours. As you are the only admin, the answer is left to you.
reviews-audience-my-group = Shared with: members of the author's groups.
reviews-audience-my-network = Shared with: everybody in the network.
reviews-audience-everyone = Shared with: everyone, for reuse with credit.
reviews-the-whole = All of it

reviews-button-read = Read it
reviews-button-queue = 📬 The queue
# $count are the answers that nobody has noted down yet.
reviews-button-note = { $count ->
    [0] 🎤 Change what was noted
   *[other] 🎤 Note down what was said ({ $count })
}
# $kind is "consent" for a permission, which is only there or not.
reviews-what-was-said = 🎤 What did its author say to this? { $kind ->
    [consent] Skip it if they did not say, or said no.
   *[other] Skip it if you cannot tell.
}
reviews-button-noted = Put it in
reviews-button-approve = ✅ Approve
reviews-button-changes = ✏️ Ask for changes
reviews-button-decline = ↩️ Decline
reviews-button-approve-yes = Yes, approve it
reviews-button-back = Not yet, read on
reviews-button-send = Send to the author
reviews-button-open = Open my case study
reviews-button-change = Change this answer

reviews-approve-sure = Approve <b>{ $title }</b>? It goes into the library and its author hears at once.
reviews-only-told = { $count ->
    [one] 🎤 One answer is only spoken and not noted down yet: { $questions }.
   *[other] 🎤 { $count } answers are only spoken and not noted down yet: { $questions }.
}
# $questions are the permissions that are still open, $count of them.
reviews-unheard = { $count ->
    [one] One permission is still open: { $questions }. Nothing is shared before it is there.
   *[other] { $count } permissions are still open: { $questions }. Nothing is shared before they are there.
} If they were answered by voice 🎤, listen and note down what was said. If it was a no, or nothing was said, ask for changes.
error-review-unheard = A permission is still open. Please open the case study: it can be noted down there, or asked for.
reviews-noted = ✅ Noted down. The recordings stay with it.
reviews-approved-done = ✅ <b>{ $title }</b> is in the library, and its author hears of it now.
reviews-changes-done = ✅ Sent. The author can change it at once, and it comes back to the queue. { $waiting ->
    [0] Nothing else is waiting.
    [one] One more is waiting.
   *[other] { $waiting } more are waiting.
}
reviews-declined-done = ✅ Sent. The author hears your reason and keeps all the answers. { $waiting ->
    [0] Nothing else is waiting.
    [one] One more is waiting.
   *[other] { $waiting } more are waiting.
}

review-step-answer = Which answer is it about?
review-changes-step-reason = What should change, and why? The author reads your words as they are.
review-changes-step-reason-example = A lovely routine! Could you add how many pupils took part, so that others can compare?
review-decline-step-reason = Why does it not fit? The author reads your words as they are.
review-decline-step-reason-example = Thank you for this. It describes a textbook rather than something you tried; a lesson of yours would be very welcome.
reviews-preview-changes = The author will be asked for a change.
reviews-preview-decline = The author will hear that it is not taken into the library.
reviews-preview-note = 🎤 This is what you heard. It goes into the case study beside the recordings; what you left open stays as it was told.
reviews-preview-about = About: <b>{ $answer }</b>
reviews-preview-reason = In your words:
    <blockquote>{ $reason }</blockquote>

reviews-told-approved = 🎉 Your case study <b>{ $title }</b> is in the library. Thank you: the next teacher need not start from nothing.
reviews-told-noted = 🎤 Noted down from your voice: { $questions }.
reviews-told-changes = ✏️ Your case study <b>{ $title }</b> was read with interest. One thing is asked of you before it goes into the library; all your answers are kept.
reviews-about-answer = It is about <b>{ $question }</b>:
    { $answer }
reviews-quote = <blockquote>{ $answer }</blockquote>
reviews-told-declined = Your case study <b>{ $title }</b> was read in full. It is not taken into the library this time.
reviews-told-declined-way = Your answers are kept. You can begin again with them and change what you like, whenever you like.

error-review-decided = This one has been answered meanwhile, so nothing was changed. /review shows what still waits.
error-review-withdrawn = Its author has taken this one back meanwhile. /review shows what still waits.
error-review-newer = There is a newer version of this one. /review opens it.
error-review-own = This one is yours, so somebody else answers it.
