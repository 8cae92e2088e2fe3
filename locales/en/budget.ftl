budget-which = How many messages a day shall I post in { $group } at most? What can wait goes out the next morning. What somebody asks for just now, and what starts now or is called off, goes out all the same.
budget-limit = { $count ->
    [0] no limit
   *[other] { $count } a day
}
budget-held = { $late ->
    [yes] <b>{ $group }</b> has had its messages for today ({ $count }). This would be too late tomorrow: { $what }. Shall it go out today all the same?
   *[no] <b>{ $group }</b> has had its messages for today ({ $count }). This waits until { $when }: { $what }.
}
budget-button-urgent = It is urgent: send it now
budget-button-change = Change the limit
budget-urgent = ❗ <i>Sent as urgent by { $name }, beyond the messages this group wants a day.</i>
budget-urgent-done = ✅ On its way to { $group }. It says that it is urgent.
delivery-why-due-budget = ⏳ The group has had its messages for the day. It goes out the next morning.
delivery-why-missed-budget = ✖️ The group had had its messages for the day, and the next morning it was too late.
delivery-kind-budget-held = question about a message that waits
