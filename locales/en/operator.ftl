operator-running = Staffroom is on Telegram as @{ $username }. Stop it with Ctrl-C.
operator-rehearsal = Staffroom is in rehearsal: nothing here reaches Telegram. Open { $address } in a browser.
operator-token = BOT_TOKEN is not accepted by Telegram: it was mistyped or revoked. Ask @BotFather for the token of your bot.
operator-second-copy = Another copy of this bot is running with the same BOT_TOKEN. Stop that one first; only one can receive messages.
operator-database = The database cannot be opened: { $why }. Check DATABASE_URL and DATA_DIR, for example DATA_DIR=data
operator-database-server = The database cannot be reached: { $why }. Check DATABASE_URL, and that the server runs.
operator-data-dir = DATA_DIR cannot be used: { $folder } is no folder I can write in ({ $why }). For example: DATA_DIR=data
operator-own-database = Rehearsal keeps a database of its own; the one of DATABASE_URL stays as it is.
operator-no-page = Rehearsal is a page in the browser and CONSOLE_PORT=0 turns pages off. Set a port, for example CONSOLE_PORT=8080, or a BOT_TOKEN to join Telegram.
operator-port = Port { $port } is taken by another program. Choose another one, for example CONSOLE_PORT=8081
operator-file = The file { $file } cannot be read ({ $why }). It has to be a CSV file in UTF-8.
operator-no-data = There is no database yet: { $file }. Run the bot first.
operator-zone = { $zone } is no time zone. For example: Europe/Helsinki
operator-agenda-none = Nothing will go out in the next { $days } days.
operator-agenda-private = privately
operator-agenda-line = { $time }  { $where } ({ $count }), { $zone }: { $what }{ $state ->
    [planned] {""}
    [sent] , sent
    [missed] , too late to be sent
    [undeliverable] , could not be delivered
   *[uncertain] , nobody knows whether it arrived
 }
operator-agenda-no-card = { $state ->
    [planned] It cannot be sent as it is.
   *[other] What it was made of has changed since, so its text cannot be shown.
 }
operator-agenda-warning = ! { $words }
operator-check-line = { $where }, { $what }: { $words }
operator-check-well = All well: nothing was found in the forms, nor in what goes out in the next { $days } days.
operator-script = { $file } cannot be played: { $why }
operator-replay-same = { $count ->
    [one] Played 1 line; the bot did all that was expected.
   *[other] Played { $count } lines; the bot did all that was expected.
}
operator-replay-differs = { $count ->
    [one] The bot did otherwise in 1 place. A line with - was expected and did not come, one with + came.
   *[other] The bot did otherwise in { $count } places. A line with - was expected and did not come, one with + came.
}
operator-plan-notice = You are playing a copy of your real plan. Names are invented, and nothing you do here reaches your groups or Telegram.
operator-plan-offer = There is a real plan in your data folder. Play a copy of it, under other names?
operator-plan-hint = There is a real plan in your data folder. To play a copy of it, under other names: python -m bot rehearse --plan
operator-no-plan = There is nothing to play in { $database }: the bot is in no group there.
operator-template-brought = { $name } is here as version { $version }. Send /templates to the bot as an admin to try it out and publish it.
operator-template-refused = { $file } has something to mend:
operator-templates-missing = { $file }: missing in { $language }: { $places }
operator-templates-complete = { $file }: nothing to mend, complete in { $languages }.
operator-unreadable = The file { $file } cannot be read ({ $why }).
