commands-casestudy = Tell colleagues what you tried, step by step
commands-cases = Read what colleagues have tried

cases-invitation = 📝 Have you tried something in class that others could use? I ask you a few questions in private and save every answer. Seven minutes are enough to begin.
cases-button-begin-private = Tell your story
cases-desk = 📝 <b>Tell colleagues what you tried.</b>
    Choose what fits best. I ask one question at a time and save every answer, so you may stop whenever you like: /casestudy brings you back.
cases-desk-unfinished = You have begun something already. Go on with it, or begin something new.
cases-button-continue = Continue: { $title }
cases-button-own = { $count ->
    [one] What became of mine (1)
   *[other] What became of mine ({ $count })
}
cases-button-templates = ◀ All kinds

# $quick and $full are numbers of questions
cases-template = <b>{ $name }</b>
    { $use }

    The full route has { $full } questions and takes about { $minutes } minutes. The quick one has { $quick }: enough for colleagues to try it too.

    Every answer is saved at once. You can speak instead of typing 🎤, go back, change any answer, and stop for days.
cases-button-quick = { $count ->
    [one] Quick route (1 question)
   *[other] Quick route ({ $count } questions)
}
cases-button-full = { $count ->
    [one] Full route (1 question)
   *[other] Full route ({ $count } questions)
}
# What a case study is called whose template asks for no title. $source is what was tried.
cases-title-derived = { $template }: { $source }

cases-help-is-near = 💛 You are not alone with this. Talk to your school's child-protection contact today; if there is none, to your school leader.
cases-preview = Your case study: <b>{ $name }</b>{ $route ->
    [quick] , quick route.
   *[full] , full route.
} This is what you wrote, shortened. Tap Change to look at one answer or to change it.
cases-button-send = Send for review
# $waiting counts this one too
cases-submitted = ✅ Thank you! Your case study is with the reviewers now.

    { $waiting ->
        [one] It is the only one waiting.
       *[other] { $waiting } are waiting, yours among them.
    } Somebody reads it in full and I tell you here what they say. Nothing was posted in your group.
cases-button-status = Where does it stand?

cases-mine = { $count ->
    [0] You have not sent a case study yet.
    [one] You have sent one case study. Tap it to see where it stands.
   *[other] You have sent { $count } case studies. Tap one to see where it stands.
}
cases-mark-in-review = ⏳
cases-mark-changes-asked = ✏️
cases-mark-approved = ✅
cases-mark-declined = ↩️
cases-mark-withdrawn = 🔒
cases-own-head = <b>{ $title }</b>
    { $name }
# $waiting counts this one too
cases-own-in-review = ⏳ { $waiting ->
    [one] Waiting to be read; it is the only one.
   *[other] Waiting to be read, with { $waiting } in the queue.
}
cases-own-changes-asked = ✏️ A reviewer asks you for a change. Your answers are all there.
cases-own-approved = ✅ In the library. Colleagues can read it and find it.
cases-own-declined = ↩️ Not taken into the library this time. You can use your answers to begin again.
cases-own-withdrawn = 🔒 Taken back: nobody else can read it. Your answers are kept for you.
cases-reason = What the reviewer wrote:
    <blockquote>{ $reason }</blockquote>
cases-shared-unheard = Shared with nobody yet: what you said about it is still to be noted down. You can also choose it yourself below.
cases-shared-my-group = Shared with: the members of your groups.
cases-shared-my-network = Shared with: everybody in the network.
cases-shared-everyone = Shared with: everyone, for reuse with credit.
cases-button-go-on = Go on with it
cases-button-again = Begin again with my answers
cases-button-read = Read it
cases-button-share-my-group = Share with my groups only
cases-button-share-my-network = Share with the network
cases-button-share-everyone = Share with everyone
cases-button-withdraw = Take it back
cases-button-own-list = ◀ All of mine
cases-withdraw-sure = Take back <b>{ $title }</b>? Nobody else will be able to read it any more. Your answers are kept for you.
cases-button-withdraw-yes = Yes, take it back

cases-none = There are no case studies to read yet. Yours could be the first: /casestudy
cases-library = 📚 <b>What colleagues have tried</b>
# $named is "yes" when the author may be named
cases-summary = <b>{ $title }</b>
    { $name }{ $named ->
        [yes] {""} · { $author }
       *[no] {""}
    }
cases-topics = Topics: { $topics }
cases-button-files = { $count ->
    [one] Show the file
   *[other] Show the { $count } files
}
cases-button-library = 📚 More case studies
cases-file-gone = This file cannot be shown any more. The words are all here.

reading-heading = <b>{ $heading }</b>
reading-heading-continued = <b>{ $heading }</b> <i>(continued)</i>
reading-page = <i>Page { $page } of { $count }</i>

error-case-template-gone = This kind of case study is not offered any more. /casestudy shows those there are.
error-case-gone = This case study is not there to read any more, or not shared with you. /cases shows those you can read.
error-case-not-yours = Only its author can do this.
error-case-still-open = This one is not closed yet. /casestudy shows where it stands.
