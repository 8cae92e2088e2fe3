operator-privacy-columns = The file { $file } lacks the columns { $missing }. It has to be a CSV file whose first line is id,lang,text
operator-privacy-row = Line { $line } of { $file } has more or fewer columns than the first line. Put quotes around texts with commas in them.
operator-privacy-csv = The file { $file } is not a proper CSV file: { $why }.

privacy-head = 🔎 <b>Before it goes on</b> ({ $number } of { $total })
# $around is the words with a little of what stands around them; $others counts further places
privacy-found = This looks like { $what }: <b>{ $words }</b>
    <blockquote>{ $around }</blockquote>
    In your answer to “{ $question }”{ $others ->
        [0] .
        [one] , and in one more place.
       *[other] , and in { $others } more places.
    }
privacy-faces = { $count ->
    [one] There is a picture or video with it. I cannot look into it; please look yourself before you pass it on.
   *[other] There are { $count } pictures or videos with it. I cannot look into them; please look yourself before you pass it on.
} Is a face to be seen, a name on a notebook, a school badge; is a name said?
# $questions lists where they are
privacy-voices = { $count ->
    [one] 🎤 There is a voice message with it. I cannot listen to it; please listen yourself before you pass it on.
   *[other] 🎤 There are { $count } voice messages with it. I cannot listen to them; please listen yourself before you pass it on.
} Is a child's name said, a place, a phone number?
    To be found in: { $questions }
privacy-files = { $count ->
    [one] 📎 There is a file with it. I cannot read it; please read it yourself before you pass it on.
   *[other] 📎 There are { $count } files with it. I cannot read them; please read them yourself before you pass it on.
} Does it name a child, show a face, hold a list of pupils?
    To be found in: { $questions }
privacy-choose = Could somebody tell from it who a child is? You decide:
privacy-choose-review = Could somebody tell from it who a child is? You can ask for a change, say why it is fine, or take it out.
privacy-because = Said to be fine: <i>{ $reason }</i>
privacy-kind-name = a person's name
privacy-kind-listed = a name from your school's list
privacy-kind-phone = a phone number
privacy-kind-email = an e-mail address
privacy-kind-id = a personal number
privacy-kind-birthdate = a date of birth
privacy-kind-address = a home address
privacy-kind-handle = somebody's account
privacy-kind-link = somebody's profile
privacy-button-change = ✏️ Change it
privacy-button-fine = It is fine because…
privacy-button-remove = Take it out
privacy-button-next = Next ▶
privacy-button-own-words = In my own words
privacy-why-fine = Why is it fine? Who reviews it sees your reason.
privacy-reason-made-up = The name is made up
privacy-reason-public = A person everybody knows
privacy-reason-agreed = They, and their family, agreed in writing
privacy-reason-mistaken = It is nothing personal
privacy-reason-listened = I listened: nobody can be told from it
privacy-reason-read = I read it: nobody can be told from it
privacy-reason-nobody-seen = No face and no name can be seen
privacy-because-step-reason = Why is it fine? A few words are enough.
privacy-because-step-reason-example = It is my own name.
privacy-nothing-left = ✅ All looked through. Nothing was sent yet.
privacy-nothing-left-review = ✅ All looked through.
privacy-left-in = 🔎 Left in on purpose:
privacy-left-in-line = • <b>{ $words }</b>: { $reason }
privacy-count-faces = { $count ->
    [one] 1 picture or video
   *[other] { $count } pictures or videos
}
privacy-count-voices = { $count ->
    [one] 1 voice message
   *[other] { $count } voice messages
}
privacy-count-files = { $count ->
    [one] 1 file
   *[other] { $count } files
}
privacy-button-look = 🔎 Personal data ({ $count })
error-privacy-open = Something in it may tell who somebody is, and nobody has said why that is fine. Open it and tap Approve again.
privacy-picture-redrawn = 🌿 I took place, time and camera out of your picture; this one is kept.
error-privacy-picture-file = Pictures sent as files can carry the place and time they were taken, and of this one I could not take them out. Please send it as a photo instead: Telegram takes that out.

commands-names = A school's own list of names to look out for
names-step-group = For which group is the list?
names-step-list = Send the names, one in each line. I look for them in what the group's teachers write before it is sent.
names-step-list-example = Amina Yusuf
privacy-listed = ✅ { $count ->
    [one] One name is on the list of <b>{ $group }</b>.
   *[other] { $count } names are on the list of <b>{ $group }</b>.
} I keep no name as you typed it, only a mark by which I know it again. You can delete your message now. /names adds more.
privacy-button-forget-list = Forget the list
privacy-list-forgotten = ✅ The list is gone.
error-names-none = I found no names there. Please send one in each line.

# $over is "yes" when it was taken back
consents-line-my-group = • Your groups may read it: agreed on { $since }{ $over ->
    [yes] , taken back on { $until }
   *[no] {""}
}
consents-line-my-network = • The network may read it: agreed on { $since }{ $over ->
    [yes] , taken back on { $until }
   *[no] {""}
}
consents-line-everyone = • Everyone may read it and use it again with credit: agreed on { $since }{ $over ->
    [yes] , taken back on { $until }
   *[no] {""}
}
consents-not-recalled = It leaves search, /cases and the groups within a minute. I cannot call back what people have read, copied, forwarded or saved, nor what I showed them in their private chat before, nor a card in a group I was removed from.
consents-shown = 📚 A case study from the library:
consents-taken-back = This case study was taken back by its author.
consents-where = In which group shall I show it?
consents-nowhere = It cannot be shown in any of your groups: its author did not share it that far.
consents-on-its-way = It is on its way to { $group }.
consents-button-show = Show it to my group
error-case-not-for-group = Its author has not shared it with { $group }.
error-case-shown-already = It was shown in { $group } already.
delivery-kind-cases-shown = case study from the library
