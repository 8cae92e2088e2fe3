common-button-private = Continue in private
common-continue-in-private = { $name }, let us continue in private: tap the button.
common-say-help = Thank you, though I do not know what to do with this. /research finds research for you, /casestudy shares what you tried, and /help shows everything else.
# What people say who ask for nothing; words separated by commas
common-words-thanks = thanks, thank you, thank, thx, ty, many thanks, much appreciated, cheers, great, perfect, ok, okay, 🙏, 👍
common-words-hello = hello, hi, hey, hello there, good morning, good afternoon, good evening, anybody there, are you there, 👋
common-words-help = help, help me, menu, commands, what can you do, what can i do, how does this work, i am lost
common-say-thanks = You are welcome! /help shows what else I can do.
common-say-hello = Hello, { $name }! Ask me for research with /research, share what you tried with /casestudy, or see everything with /help.
error-line-part = Almost there: one part is still missing.
forms-rest-kept = I kept the rest. Tap the button, and I ask only for this part.
forms-continue-in-private = Let us do this in private, so the group stays quiet.
