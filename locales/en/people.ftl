people-language-name = English
people-welcome = Hello { $name }! I am Staffroom. I help teachers' groups learn together: webinars, quick polls, case studies, research and questions to think about.

    Here, in private, I help you with your own things. Add me to your group and I help everyone, quietly.

    /help shows what you can do.
people-welcome-drafts = { $count ->
    [one] You have a draft waiting. /casestudy takes you back to it.
   *[other] You have { $count } drafts waiting. /casestudy takes you back to them.
}
people-button-add-to-group = Add me to a group
people-help = This is what you can do here:
people-help-line = /{ $command } – { $does }
people-language-which = Which language would you like to read?
people-language-chosen = ✅ I will write to you in English.
people-zone-chosen = ✅ Your time is that of { $place }. It is now { $now }.
people-zone-step-zone = Which city are you in, or near?
people-zone-step-zone-example = Nairobi
people-admins = These people are admins:
people-admin-line = • { $name }
people-admins-how = To name one more: /people @username. They need to have written to me once.
people-button-withdraw = Withdraw { $name }
people-named = ✅ { $name } is an admin now.
people-you-are-admin = You have been named an admin. You will receive case studies to review; /help shows what is new for you.
people-privacy = <b>What I keep, and for whom</b>

    • Your Telegram name, username and id, your language and time zone, and the groups we share.
    • Your answers: whether you come to webinars, named votes, replies to prompts, drafts and case studies, research you saved, what you searched for (for a month). Photos and files stay with Telegram; I keep a reference to them.
    • Searches that found nothing, without your name.
    • In an anonymous poll nobody knows who voted what, not even me.

    Facilitators see answers given in their group. Admins see case studies you submit. Others see a case study only after it was approved and as widely as you chose.

    A case study is looked through for names, numbers and addresses before it is sent; nothing goes out before you have decided on each.

    /mydata shows you all I know about you. /forget erases it, with a week to change your mind.

    I read only messages meant for me: commands, replies to my posts, and our private chat. Nothing is sold or shown to advertisers.
commands-start = Begin, or see where you were
commands-help = What you can do here
commands-language = Choose your language
commands-timezone = Choose your time zone
commands-people = See and name admins
commands-privacy = What I keep and who can see it
commands-cancel = Stop what you are filling in
commands-settings = Language, time, quiet hours and topic of a group
commands-webinar = Plan a webinar: when | title | link
commands-webinars = Planned webinars
