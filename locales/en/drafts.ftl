drafts-button-hand-over = 🤝 Hand over
drafts-button-share-link = Send it to a colleague
drafts-button-take = Yes, I go on with it
drafts-button-take-not = No, thanks
commands-drafts = What you have begun
drafts-list = { $count ->
    [0] You have nothing unfinished. /casestudy begins a case study.
    [one] You have one thing unfinished. Tap it to go on; 🗑 lets it go.
   *[other] You have { $count } things unfinished. Tap one to go on; 🗑 lets it go.
}
drafts-one = { $title } · { $answered } of { $total }
drafts-name-case = A case study
drafts-name-trial = 🧪 A try-out
drafts-name-webinar = A webinar
drafts-name-poll = A poll
drafts-name-prompt = A question to the group
drafts-name-review = A review
drafts-name-other = Something begun
drafts-handed = 🤝 Whoever opens this link first goes on with “{ $title }”: all answers so far become theirs, and what has to be confirmed they confirm themselves. Send it only to the colleague you mean.
    { $link }
drafts-handed-share = I began “{ $title }” and would like you to go on with it.
drafts-offered = 🤝 { $name } hands you “{ $title }” to go on with ({ $count ->
    [one] 1 answer
   *[other] { $count } answers
} so far).
drafts-taken = 🤝 { $name } goes on with “{ $title }” now. Thank you for beginning it!
drafts-nudge = 🌱 “{ $title }” is waiting for you: { $answered } of { $total } questions are answered, about { $minutes } min are left. Whenever it suits you.
drafts-nudge-last = 🌱 “{ $title }” is still here, { $answered } of { $total } answered. I will not remind you again; /drafts brings you back at any time.
drafts-newer = 🆕 The questions have changed since you began.
drafts-button-newer = 🆕 What has changed?
drafts-newer-what = 🆕 <b>What has changed in “{ $name }”</b>
    You may stay with the questions you began with, or move your answers over.
drafts-newer-added = ➕ New: { $questions }
drafts-newer-removed = ➖ Not asked any more: { $questions }
drafts-newer-changed = ✏️ Asked differently: { $questions }
drafts-newer-again = ↩️ Your answer does not fit any more and is asked again: { $questions }
drafts-newer-same = Only small things; all your answers fit.
drafts-button-carry = Move my answers over
drafts-carried = 🆕 Your answers were moved over.
error-handed-gone = This link has been used already, or was taken back.
error-handed-yours = This is yours already. Send the link to the colleague you mean.
error-handed-sent = This was sent before and waits for changes from you; it cannot be handed over.
error-already-newest = You have the newest questions already.
