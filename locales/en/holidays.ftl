commands-holidays = Holidays and terms: from one day to another: name
holidays-head = 📆 Holidays and terms of <b>{ $group }</b>. What comes round is left out on holidays and, once there are terms, outside them.
holidays-none = None yet.
holidays-resting = ⏸ No term is running and none is to come, so what comes round rests. Add the next term, and it goes on.
holidays-resting-until = ⏸ No term is running just now, so what comes round rests until { $day }. If one is running, add it too.
holidays-line-holiday = • { $days }: { $name }
holidays-line-term = • Term, { $days }: { $name }
holidays-span = { $first } to { $last }
holidays-more = { $count ->
    [one] … and 1 more.
   *[other] … and { $count } more.
}
holidays-file-how = Do you have them as a calendar file (.ics)? Send it to me in private.
holidays-found = { $count ->
    [one] This file has 1 holiday for <b>{ $group }</b>:
   *[other] This file has { $count } holidays for <b>{ $group }</b>:
}
holidays-kept = ✅ Kept. What is planned keeps to it.
holidays-button-add = Add holidays
holidays-button-term = Add a term
holidays-button-remove = Remove: { $days }
holidays-button-back = Back to the settings
holidays-button-keep = Keep them
holidays-holiday-step-days = Which days are free, and what are they called?
holidays-holiday-step-days-example = 24 December to 6 January: Christmas
holidays-term-step-days = From when to when is the term, and what is it called?
holidays-term-step-days-example = 11 January to 4 June: spring term
holidays-file-step-group = Which group are these holidays for?
error-holidays-order = The last day has to come after the first, and within a year of it. Write them like <code>24 December to 6 January: Christmas</code>.
error-holidays-many = A group can have { $maximum } of them at most. Remove some first.
error-holidays-gone = These days are not kept any more.
error-holidays-file = I could not read this file. Save the calendar as .ics once more and send it again, please.
error-holidays-file-empty = I found no holidays to come in this file. I look for entries that last whole days.
