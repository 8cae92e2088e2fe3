# Dates, times, zones and rules: how they are shown, how they may be typed, and what is said when they are not understood.

## How they are shown

when-day = { $weekday } { $day } { $month } { $year }
when-day-short = { $weekday } { $day } { $month }
# $kind: "city" for the name of a place, "offset" for UTC+5 and its like
when-place = { $kind ->
    [offset] { $zone }
   *[city] { $zone } time
}
when-moment = { $day }, { $time } ({ $place })

# $hour is a number, for languages that say one o'clock differently
when-rule = { $rule } { $hour ->
   *[other] at { $time }
    }, { $place }
when-rule-from = { $rule } { $hour ->
   *[other] at { $time }
    }, { $place }, from { $start }
# $rule is one of the two above
when-rule-until = { $rule }, until { $day }
when-rule-times = { $count ->
    [one] { $rule }, 1 time
   *[other] { $rule }, { $count } times
}
when-rule-once = { $day } { $hour ->
   *[other] at { $time }
    }, { $place }
when-rule-week-days = { $interval ->
    [1] every { $days }
   *[other] every { $interval } weeks on { $days }
}
when-rule-every-day = every day
when-rule-workdays = every weekday
when-rule-month-weekdays = { $interval ->
    [1] every { $days } of the month
   *[other] every { $interval } months on the { $days }
}
when-rule-month-day = { $interval ->
    [1] on { $day } of every month
   *[other] every { $interval } months on { $day }
}
# $ordinals: "second", or "second and fourth"; $code: MO, TU, WE, TH, FR, SA or SU
when-which-weekday = { $ordinals } { $weekday }
when-ordinal = { $number ->
    [1] first
    [2] second
    [3] third
    [4] fourth
    [5] fifth
    [-1] last
    [-2] second to last
    [-3] third to last
    [-4] fourth to last
   *[-5] fifth to last
}
when-month-day = { $number ->
    [1] the 1st
    [2] the 2nd
    [3] the 3rd
    [21] the 21st
    [22] the 22nd
    [23] the 23rd
    [31] the 31st
   *[other] the { $number }th
}
when-rule-working-day = { $interval ->
    [1] every { $ordinal } working day of the month
   *[other] every { $interval } months on the { $ordinal } working day
}
# Counted from the end of the month: 1 is the last day
when-month-day-from-end = { $number ->
    [1] the last day
    [2] the second to last day
   *[other] the day that is number { $number } from the end
}

## How they may be typed: words separated by commas. Accents, capitals and full stops make no difference.

# Words that may be left out
when-words-filler = the, on
when-words-first = first, 1st
when-words-second = second, 2nd
when-words-third = third, 3rd
when-words-fourth = fourth, 4th
when-words-fifth = fifth, 5th
when-words-last = last
# What follows the number of a day of the month: 15th
when-words-day-endings = st, nd, rd, th
# What makes a weekday plural: Fridays
when-words-weekday-endings = s
# Forms of the weekdays' names that are not in CLDR
when-words-monday = monday
when-words-tuesday = tues
when-words-wednesday = weds
when-words-thursday = thur, thurs
when-words-friday = friday
when-words-saturday = saturday
when-words-sunday = sunday
when-words-day = day
when-words-every = every, each
# Every other Monday
when-words-other = other
when-words-week = week, weeks
when-words-fortnightly = fortnightly, every fortnight, fortnight, biweekly, every 14 days
when-words-weekly = weekly
when-words-month = month, months
# The second Tuesday of the month
when-words-of-month = of the month, of each month, of every month, in the month, in every month, every month, each month, monthly
when-words-every-day = every day, each day, daily
when-words-workdays = every weekday, weekdays, on weekdays, every workday, every working day, workdays, monday to friday
# The last working day
when-words-working-day = working day, workday, business day, weekday, school day
# Until 20 December; 5 times
when-words-until = until, till, up to
when-words-times = times, time, sessions, dates
when-words-and = and, &
when-words-at = at, @
# A time after these words is no surprise: 16 o'clock
when-words-hours = h, hr, hrs, hours, o'clock
when-words-morning = am, a.m., a. m., in the morning
when-words-afternoon = pm, p.m., p. m., in the afternoon, in the evening
when-words-night = at night
# At three fifteen, at three thirty
when-words-quarter-past = fifteen
when-words-half-past = thirty
when-words-noon = noon, midday
when-words-from = from, starting, starting from, starting on, beginning, beginning on, as of
# From 24 December to 6 January
when-words-span-from = from, between
when-words-span-to = to, until, till, through
when-words-night-from = from, between
when-words-night-to = to, until, till, and, through
when-words-next = next
when-words-this = this, coming, this coming
when-words-today = today
when-words-tomorrow = tomorrow
when-words-day-after-tomorrow = day after tomorrow
# Before and after the name of a place: in Helsinki, Helsinki time
when-words-before-place = in, time of, time in
when-words-after-place = time
# One to twelve
when-words-numbers = one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve
when-words-one = a, an
when-words-minutes = minute, minutes, min, mins
when-words-hours-long = hour, hours, h, hr, hrs
when-words-days-long = day, days
when-words-weeks-long = week, weeks
# For 2 days
when-words-for = for, during, lasting

## What was not understood

error-when-not-understood = { $time ->
    [none] I could not read “{ $words }” as a day and a time.
   *[other] I understood the time, { $time }, but not the day: “{ $words }”.
    } Write it like <code>2nd Tuesday 16:00</code> or <code>15 January 2027 16:00</code>.
error-when-no-day = I understood the time, { $time }, but on which day? Write it, like <code>every Friday</code> or <code>tomorrow</code>.
error-when-no-time = I understood the day, “{ $words }”, but at what time? Write it, like <code>15:00</code>.
error-day-not-understood = I could not read “{ $words }” as a day. Write it like <code>20 December</code> or <code>2027-01-15</code>.
error-day-past = { $day } is not to come any more. Write a later day.
error-days-not-understood = I could not read “{ $words }” as days. Write them like <code>24 December to 6 January: Christmas</code>, or one day like <code>6 December: Independence Day</code>.
error-when-which-day = “{ $words }”: on which day? Write it like <code>every two weeks on Monday 16:00</code> or <code>every two weeks from 3 March 16:00</code>.
error-when-ends-first = It would end on { $last }, before it begins on { $first }. Write a later end.
error-when-time = { $words } is not a time I know. Write it like <code>16:00</code> or <code>4 pm</code>.
error-hours-not-understood = I could not read these hours. Write them like <code>21:00 to 7:00</code>.
error-when-half-day = Is “{ $words }” before noon or after it? Write { $morning } or { $afternoon }, please.
error-when-past = { $moment } has already passed. Write a later one, like <code>tomorrow 16:00</code> or <code>next Friday 15:00</code>.
error-when-far = { $day } is more than ten years away. Write the year with four figures, like <code>15 January 2027 16:00</code>.
error-when-ambiguous = “{ $words }” can be { $first } or { $second }. Write the month in letters, like <code>15 January 2027 16:00</code>, or the year first, like <code>2027-01-15 16:00</code>.
error-when-weekday = { $day } is not a { $weekday }. Write either the date or the weekday, like <code>15 January 2027 16:00</code> or <code>next Friday 15:00</code>.
error-when-every-second = “{ $words }” can mean two things. Write <code>{ $monthly }</code> for once a month or <code>{ $weekly }</code> for every { $number } weeks.
# What to type instead; it must be understood
when-example-monthly = { $ordinal } { $weekday } of the month { $time }
when-example-weekly = every { $number } weeks { $weekday } { $time }
error-when-zone = I understood the day and the time, but not “{ $words }”. { $places ->
    [none] If it is a place, write the nearest big city or its zone, like <code>Helsinki</code> or <code>Africa/Nairobi</code>.
   *[other] Did you mean { $places }?
    }
error-span-not-understood = I could not read “{ $words }” as a length of time. Write it like <code>2 days</code> or <code>90 minutes</code>.
