polls-plan = I will post in <b>{ $group }</b> at once:
polls-question = 📊 <b>{ $question }</b>
polls-option = • { $option }
polls-plan-named = Everybody sees who voted for what.
polls-plan-anonymous = Nobody sees who voted for what.
polls-plan-open = It stays open until a facilitator taps Close under it.
polls-plan-closes = It closes by itself after { $span }, or earlier when a facilitator taps Close under it.
polls-button-post = Post now
poll-button-anonymous = Names or anonymous
poll-button-closes = When it closes
polls-posted = ✅ The poll is on its way to { $group }. When everybody has voted, tap Close under it; the result stays in the group.
polls-posted-closes = ✅ The poll is on its way to { $group }. It closes { $when }, or earlier when you tap Close under it; the result stays in the group.
polls-closes = ⏱ The poll closes { $when }.
polls-stays-open = ⏱ The poll stays open until you tap Close under it.

polls-button-close = Close
polls-closing = Closing it. The result comes in a moment.
polls-closed-already = This poll is closed already; its result is in the group.
polls-withdrawn = Let go. It will not be posted.

polls-result = 📊 <b>{ $question }</b>
polls-result-option = { $option }
    { $bar } { $count ->
        [one] 1 vote
       *[other] { $count } votes
    } ({ $percent } %)
polls-winner = <b>{ $option }</b> comes first, with { $count } of { $voters ->
        [one] 1 vote.
       *[other] { $voters } votes.
    }
polls-tie = <b>{ $options }</b> share first place, with { $count ->
        [one] 1 vote each;
       *[other] { $count } votes each;
    } { $voters ->
        [one] 1 person voted.
       *[other] { $voters } people voted.
    }
polls-nobody = Nobody voted this time.

polls-none = There are no polls in { $group } yet. A facilitator can start one with /poll.
polls-list = Polls in <b>{ $group }</b>
polls-list-open = <b>Open now</b>
polls-list-closed = <b>Results</b>
polls-open-line = 📊 { $question }
    { $voters ->
        [0] No votes yet
        [one] 1 vote
       *[other] { $voters } votes
    }
polls-open-line-closes = 📊 { $question }
    { $voters ->
        [0] No votes yet
        [one] 1 vote
       *[other] { $voters } votes
    } · closes { $when }
polls-posting-line = 📊 { $question }
    On its way; I have not been able to post it yet.
polls-closed-line = 📊 { $question }
    { $winner }
polls-button-close-one = Close: { $question }
polls-button-result = Result: { $question }
polls-button-list = Back to the list

# The first word of /poll that makes the votes secret; words separated by commas
polls-words-anonymous = anonymous, anonymously

poll-step-group = Which group is it for?
poll-step-question = What do you want to ask?
poll-step-question-example = Which topic next?
poll-step-options = Which answers can people choose from? One in each line.
poll-step-options-example =
    Feedback
    Questioning
    Homework
poll-step-anonymous = Shall people see who voted for what?
poll-step-anonymous-option-named = Votes with names
poll-step-anonymous-option-anonymous = Anonymous votes
poll-step-closes = When does it close? Tap, or write how long, such as 3 days (5 minutes to 30 days).
poll-step-closes-option-0 = When I close it
poll-step-closes-option-3600 = After 1 hour
poll-step-closes-option-86400 = After 1 day
poll-step-closes-option-172800 = After 2 days
poll-step-closes-option-604800 = After 1 week

error-poll-line = In one line it reads: question | answer | answer. For example:
    /poll Which topic next? | Feedback | Questioning | Homework

    Begin with “anonymous” to keep votes secret, end with “| for 2 days” to close it by itself. Or send /poll alone, and I ask step by step.
error-poll-gone = This poll is not there any more. /polls shows those that are.

delivery-kind-polls-poll = poll
delivery-kind-polls-close = closing of a poll
delivery-kind-polls-result = result of a poll

commands-poll = Ask the group: question | answer | answer
commands-polls = Open polls and the last results
