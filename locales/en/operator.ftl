operator-running = Staffroom is on Telegram as @{ $username }. Stop it with Ctrl-C.
operator-rehearsal = Staffroom is in rehearsal: nothing here reaches Telegram. Open { $address } in a browser.
operator-token = BOT_TOKEN is not accepted by Telegram: it was mistyped or revoked. Ask @BotFather for the token of your bot.
operator-second-copy = Another copy of this bot is running with the same BOT_TOKEN. Stop that one first; only one can receive messages.
operator-database = The database cannot be opened: { $why }. Check DATABASE_URL and DATA_DIR, for example DATA_DIR=data
operator-no-page = Rehearsal is a page in the browser and CONSOLE_PORT=0 turns pages off. Set a port, for example CONSOLE_PORT=8080, or a BOT_TOKEN to join Telegram.
operator-port = Port { $port } is taken by another program. Choose another one, for example CONSOLE_PORT=8081
operator-file = The file { $file } cannot be read ({ $why }). It has to be a CSV file in UTF-8.
