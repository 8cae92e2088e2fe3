commands-research = Find research and case studies
commands-saved = The research you saved
delivery-kind-research-shared = shared research card

research-ask = 🔎 <b>What would you like to know?</b>

    Send /research with a few words or #topics, and I look it up in the library. For example:
    /research feedback on homework
    /research #motivation

    Or tap a topic:
research-ask-here = 🔎 <b>What would you like to know?</b>

    Write it in your own words, or tap a topic:
research-ask-step-words = What would you like to know?
research-ask-step-words-example = feedback on homework
research-head = 🔎 <b>{ $words }</b>
research-read-as = I read { $pairs }.
research-read-as-pair = “{ $typed }” as “{ $meant }”
research-nothing = I found nothing on this yet. I noted the question, without your name, so that the library can grow.

    Other words may help, or one of these topics:
research-no-more = That was all I found.
research-entry = <b>{ $number }. { $title }</b>
research-case = <b>{ $number }.</b> { $summary }
    📝 case study
research-fact-months = progress: { $months }
research-fact-strength = evidence: { $strength }
research-fact-cost = cost: { $cost }
research-watch-short = ⚠️ Watch out: { $watch }

research-title = <b>{ $title }</b>
research-progress = Progress: <b>{ $months }</b>
research-evidence = Evidence: { $strength }
research-cost = Cost: { $cost }
research-ages = Ages: { $ages }
research-watch = ⚠️ <b>Watch out:</b> { $watch }
research-source = { $dated ->
    [yes] Source: { $source }, edition { $year }
   *[no] Source: { $source }
}
research-checked-partly = <i>Not every figure on this card has been compared with the source.</i>
research-checked-no = <i>This card has not been compared with the source yet.</i>
research-topics = Topics: { $topics }
research-gone = <i>This card has been taken out of the library.</i>

research-months-more = { $months ->
    [one] +1 month
   *[other] +{ $months } months
}
research-months-same = 0 months (no difference on average)
research-months-less = { $months ->
    [one] −1 month (less progress)
   *[other] −{ $months } months (less progress)
}
research-strength-0 = too little to say { $dots }
research-strength-1 = very limited { $dots }
research-strength-2 = limited { $dots }
research-strength-3 = moderate { $dots }
research-strength-4 = strong { $dots }
research-strength-5 = very strong { $dots }
research-cost-1 = very low { $coins }
research-cost-2 = low { $coins }
research-cost-3 = moderate { $coins }
research-cost-4 = high { $coins }
research-cost-5 = very high { $coins }

research-button-previous = ◀ Previous
research-button-next = Next page ▶
research-button-save = Save
research-button-unsave = Saved ✓
research-button-share = Share with the group
research-button-send = Send to a chat
research-button-back = ◀ Back to the results
research-button-saved = ◀ My saved cards
research-button-ask = Find research
research-button-more = Find more
research-button-inline-help = Nothing found. See how to ask

research-saved = ⭐ <b>Your saved cards</b>
research-saved-none = You have not saved any cards yet. Find one, tap Save, and it waits for you here.
research-saved-now = Saved. /saved shows it again.
research-share-sure = Post <b>{ $title }</b> to <b>{ $group }</b>, where everybody sees it?
research-button-post = Post
research-button-no = No
research-share-which = With which group shall I share <b>{ $title }</b>?
research-shared = 🔎 { $name } shares this from the library:
research-shared-now = Shared with { $group }.
research-shared-later = { $group } has quiet hours now. I will post it there at { $at }.

error-research-gone = This card is not in the library any more.
error-research-not-yours = These results belong to somebody else. Send /research with your own words, and you get yours.
error-research-search-gone = This search was a while ago and I no longer have it. Please send /research again.
error-research-not-there = I am not in { $group } any more, so I cannot post there.
error-research-shared-today = This card was shared with { $group } today already.

import-done = { $added ->
    [one] 1 card added
   *[other] { $added } cards added
}, { $changed ->
    [one] 1 changed
   *[other] { $changed } changed
}, { $unchanged ->
    [one] 1 as it was
   *[other] { $unchanged } as they were
}, { $gone ->
    [one] 1 taken out
   *[other] { $gone } taken out
}.
import-refused = { $count ->
    [one] Nothing was imported. One thing needs mending first:
   *[other] Nothing was imported. { $count } things need mending first:
}
import-more-faults = { $count ->
    [one] … and one more.
   *[other] … and { $count } more.
}
import-fault-line = Line { $line }: { $why }
import-fault-cell = Line { $line }, column { $column }: { $why }
import-error-not-csv = this is not a table of research cards. Save it as CSV (UTF-8) with the header line of the example.
import-error-empty-file = the file is empty.
import-error-no-cards = there is a header and no card below it.
import-error-broken-quotes = a quotation mark opens here and does not close, or closes too early.
import-error-missing-column = this column is missing in the header.
import-error-column-twice = this column stands in the header more than once.
import-error-too-few-cells = only { $value } cells here. Cells at the end are missing.
import-error-too-many-cells = { $value } cells are too many. A text with a comma needs quotation marks around it.
import-error-missing-value = this cell may not be empty.
import-error-too-long = “{ $value }…” is too long. At most { $limit } characters fit.
import-error-duplicate-slug = “{ $value }” is the name of a card further up too.
import-error-slug-not-a-slug = “{ $value }” may have only small letters a to z, digits and single hyphens.
import-error-url-not-http = “{ $value }” is not a web address. It should begin with https://
import-error-doi-not-a-doi = “{ $value }” is not a DOI. It should read like 10.1234/abc
import-error-tag-not-lower-case-words = “{ $value }”: topics are small letters, with hyphens inside and semicolons between.
import-error-months-not-a-number = “{ $value }” is not a whole number of months.
import-error-months-not-in-24 = “{ $value }” months: it should be −24 to 24, or empty for no figure.
import-error-strength-not-a-number = “{ $value }” is not a whole number.
import-error-strength-not-0-to-5 = “{ $value }”: evidence strength goes from 0 to 5, or is empty for no rating.
import-error-cost-not-a-number = “{ $value }” is not a whole number.
import-error-cost-not-1-to-5 = “{ $value }”: cost goes from 1 to 5, or is empty for no figure.
import-error-year-not-a-number = “{ $value }” is not a year.
import-error-year-not-a-year = “{ $value }” is not a year between 1900 and 2100.
import-error-phase-unknown = “{ $value }” is no age group. It is one of both, early-years, primary, secondary.
import-error-checked-unknown = “{ $value }” is not an answer here. It is one of yes, partly, no.
