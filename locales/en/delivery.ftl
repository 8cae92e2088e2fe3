delivery-groups-removed = I was removed from <b>{ $group }</b>. Everything planned there is kept. Add me again and it goes on.
delivery-groups-silenced = I may not write in <b>{ $group }</b> any more. Everything planned there is kept. Allow me to send messages and it goes on.
delivery-groups-upgraded = Telegram has upgraded <b>{ $group }</b> to a larger kind of group. What is planned goes on as before. Cards from before the upgrade cannot be updated any more, and polls open there cannot be closed by me.
delivery-groups-topic-closed = The topic I post in is closed or gone in <b>{ $group }</b>. I keep what is due and try again every hour. Open the topic, or tap here:
delivery-groups-no-rights = I lack the right to post in <b>{ $group }</b>. I keep what is due and try again every hour. Please allow me to send messages and polls.
delivery-missed = { $count ->
    [one] One message for <b>{ $group }</b> was not sent: by the time I could send it, it was too late to be of use.
   *[other] { $count } messages for <b>{ $group }</b> were not sent: by the time I could send them, it was too late to be of use.
}
delivery-missed-line = • { $what }, { $when }
delivery-uncertain = I do not know whether this reached <b>{ $group }</b>: { $what }. The connection broke just then. Please look; if it is not there, tap the button.
delivery-button-again = Send again
delivery-again-done = ✅ On its way.
delivery-kind-webinars-announcement = webinar announcement
delivery-kind-webinars-tomorrow = webinar reminder, the day before
delivery-kind-webinars-soon = webinar reminder, an hour before
delivery-kind-webinars-now = “webinar starts now”
delivery-kind-webinars-over = end of a webinar
delivery-kind-webinars-moved = news of a moved webinar
delivery-kind-webinars-skipped = news of a skipped webinar
delivery-kind-groups-greeting = greeting
error-notice-gone = That is settled already.
delivery-kind-reviews-submitted = case study to review
delivery-kind-reviews-changes = a reviewer's wish for changes
delivery-kind-reviews-approved = news of an approved case study
delivery-kind-reviews-declined = news of a declined case study
