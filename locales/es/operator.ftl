operator-running = Staffroom está en Telegram como @{ $username }. Se detiene con Ctrl-C.
operator-rehearsal = Staffroom está en ensayo: nada de aquí llega a Telegram. Abre { $address } en un navegador.
operator-token = Telegram no acepta el BOT_TOKEN: está mal escrito o fue revocado. Pide a @BotFather el token de tu bot.
operator-second-copy = Hay otra copia de este bot en marcha con el mismo BOT_TOKEN. Detenla primero; solo una puede recibir mensajes.
operator-database = No se puede abrir la base de datos: { $why }. Revisa DATABASE_URL y DATA_DIR, por ejemplo DATA_DIR=data
operator-database-server = No se puede llegar a la base de datos: { $why }. Revisa DATABASE_URL y que el servidor esté en marcha.
operator-data-dir = DATA_DIR no se puede usar: { $folder } no es una carpeta en la que pueda escribir ({ $why }). Por ejemplo: DATA_DIR=data
operator-own-database = El ensayo usa su propia base de datos; la de DATABASE_URL queda como está.
operator-no-page = El ensayo es una página en el navegador y CONSOLE_PORT=0 apaga las páginas. Pon un puerto, por ejemplo CONSOLE_PORT=8080, o un BOT_TOKEN para entrar en Telegram.
operator-port = El puerto { $port } lo usa otro programa. Elige otro, por ejemplo CONSOLE_PORT=8081
operator-file = No se puede leer el archivo { $file } ({ $why }). Tiene que ser un archivo CSV en UTF-8.
operator-no-data = Todavía no hay base de datos: { $file }. Pon el bot en marcha primero.
operator-zone = { $zone } no es una zona horaria. Por ejemplo: Europe/Helsinki
operator-agenda-none = No saldrá nada en los próximos { $days } días.
operator-agenda-private = en privado
operator-agenda-line = { $time }  { $where } ({ $count }), { $zone }: { $what }{ $state ->
    [planned] {""}
    [sent] , enviado
    [missed] , ya era tarde para enviarlo
    [undeliverable] , no se pudo entregar
   *[uncertain] , no se sabe si llegó
 }
operator-agenda-no-card = { $state ->
    [planned] Así no se puede enviar.
   *[other] Aquello de lo que trataba ha cambiado, así que su texto ya no se puede mostrar.
 }
operator-agenda-warning = ! { $words }
operator-check-line = { $where }, { $what }: { $words }
operator-check-well = Todo bien: no se encontró nada en los formularios ni en lo que sale en los próximos { $days } días.
operator-script = { $file } no se puede reproducir: { $why }
operator-replay-same = { $count ->
    [one] Se reprodujo 1 línea; el bot hizo todo lo que se esperaba.
   *[other] Se reprodujeron { $count } líneas; el bot hizo todo lo que se esperaba.
}
operator-replay-differs = { $count ->
    [one] El bot hizo otra cosa en 1 lugar. Una línea con - se esperaba y no llegó; una con + llegó.
   *[other] El bot hizo otra cosa en { $count } lugares. Una línea con - se esperaba y no llegó; una con + llegó.
}
operator-plan-notice = Estás jugando con una copia de tu plan real. Los nombres son inventados y nada de lo que hagas aquí llega a tus grupos ni a Telegram.
operator-plan-offer = Hay un plan real en tu carpeta de datos. ¿Quieres jugar con una copia, con otros nombres?
operator-plan-hint = Hay un plan real en tu carpeta de datos. Para jugar con una copia, con otros nombres: python -m bot rehearse --plan
operator-no-plan = No hay nada con que jugar en { $database }: el bot no está en ningún grupo.
operator-template-brought = { $name } está aquí como versión { $version }. Envía /templates al bot con permisos de administración para probarla y publicarla.
operator-template-refused = En { $file } hay algo que corregir:
operator-templates-missing = { $file }: falta en { $language }: { $places }
operator-templates-complete = { $file }: nada que corregir, completa en { $languages }.
operator-unreadable = No se puede leer el archivo { $file } ({ $why }).
