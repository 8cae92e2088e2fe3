groups-greeting = Hello! I am Staffroom, and { $name } invited me. I announce webinars, run quick polls and help write down what works, without filling up the chat. /help shows you what you can do; only you will see the answer.
groups-button-private = Say hello in private
groups-settings = <b>{ $group }</b>

    Language: { $language }
    Time: { $zone }
    Quiet hours: { $quiet }
    Messages: { $posts }
    I post in: { $topic }
groups-topic-set = a topic of its own
groups-topic-none = the group itself
groups-quiet-none = none
groups-quiet-hours = { $start } to { $end }
groups-button-language = Language
groups-button-zone = Time zone
groups-button-quiet = Quiet hours
groups-button-quiet-other = Other hours
groups-button-posts = Messages a day
groups-button-holidays = Holidays and terms
groups-button-topic-here = Post in this topic
groups-button-topic-none = Post in the group itself
groups-language-which = In which language shall I write to the group?
groups-quiet-which = When shall I keep quiet? What falls into these hours goes out right after them.
groups-zone-step-zone = In which city is the group, or near which?
groups-zone-step-zone-example = Helsinki
groups-quiet-step-hours = From when until when shall I keep quiet?
groups-quiet-step-hours-example = 9 pm to 7
groups-which = Which group do you mean?
groups-none-yet = We share no group that I know of just now. Send /help once in a group where I am, or add me to one of yours, and this works.
