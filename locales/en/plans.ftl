plans-head = 🗓 <b>{ $title }</b>
    { $rule }
plans-no-dates = There are no more dates.
plans-paused = ⏸ Paused until you let it go on.
plans-paused-until = ⏸ Paused; it goes on { $day }.
plans-line = • { $when }
plans-line-skipped = • <s>{ $when }</s> skipped
plans-line-moved = • { $when }, moved from { $before }
plans-button-skipped = ✗ { $when }
plans-button-dates = All dates
plans-button-manage = Dates, breaks, end
plans-button-back = Back
plans-button-pause = Pause
plans-button-pause-until = Pause until…
plans-button-resume = Let it go on
plans-button-last = Set an end
plans-button-endless = No end
plans-date = 🗓 <b>{ $title }</b>
plans-button-skip = Skip this date
plans-button-restore = It takes place after all
plans-button-move = Move this date only
plans-button-following = Move this and all following
plans-button-move-now = Move it
plans-skip-sure = Skip <b>{ $title }</b> on { $when }? Those who meant to come will be told.
plans-button-skip-yes = Skip it
plans-skip-done = ✅ Skipped. The dates after it stay.
plans-restore-done = ✅ It takes place after all.

plan-move-step-when = To which day and time does it move?
plan-move-step-when-example = 15 January 2027 16:00
plan-move-preview = <b>{ $title }</b>: this date only.
    Was: { $was }
    Now: { $rule }
plan-move-done = ✅ Moved.
    Was: { $before }
    Now: { $after }
plan-following-step-when = When does it take place from this date on?
plan-following-step-when-example = every Wednesday 17:00
plan-following-preview = <b>{ $title }</b>: this date and all after it.
    From: { $was }
    Now: { $rule }
plan-following-done = ✅ Changed. The dates before it stay as they were.
plan-pause-step-until = On which day does it go on?
plan-pause-step-until-example = 7 January
plan-pause-done = ✅ Noted.
plan-last-step-end = When does it end: on which day, or after how many more dates?
plan-last-step-end-example = 20 December, or 5 times
plan-last-done = ✅ Noted.

error-plan-one-date = One date moves to one date: write a day and a time, such as “15 January 2027 16:00”.
error-plan-one-date-only = This takes place only once.
error-plan-needs-rule = Write how it comes round from then on, such as “every Wednesday 17:00”. For a single date, tap “Move this date only”.
error-plan-ends-now = No date would be left. To end it now, tap “Back” and then the button that ends it.
error-plan-date-gone = This date is not planned any more.
plans-orphaned = { $name } does not facilitate <b>{ $group }</b> any more. { $count ->
    [one] This goes on, but has nobody to look after it:
   *[other] These go on, but have nobody to look after them:
}
plans-orphaned-line = • { $title }
plans-button-take = I look after it now
plans-taken = ✅ Thank you! You look after this now:
plans-taken-by-another = Somebody looks after it already.
delivery-kind-plans-orphaned = question who looks after a plan
