common-button-private = Continue in private
common-continue-in-private = { $name }, let us continue in private: tap the button.
common-say-help = I did not expect an answer just now. /help shows what you can do here.
forms-continue-in-private = Let us do this in private, so the group stays quiet.
