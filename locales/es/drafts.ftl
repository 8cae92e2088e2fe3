drafts-button-hand-over = 🤝 Pasarlo
drafts-button-share-link = Enviarlo a una persona colega
drafts-button-take = Sí, sigo yo
drafts-button-take-not = No, gracias
commands-drafts = Lo que has empezado
drafts-list = { $count ->
    [0] No tienes nada sin terminar. /casestudy empieza un caso.
    [one] Tienes una cosa sin terminar. Tócala para seguir; 🗑 la descarta.
   *[other] Tienes { $count } cosas sin terminar. Toca una para seguir; 🗑 la descarta.
}
drafts-one = { $title } · { $answered } de { $total }
drafts-name-case = Un caso
drafts-name-trial = 🧪 Una prueba
drafts-name-webinar = Un webinario
drafts-name-poll = Una encuesta
drafts-name-prompt = Una pregunta al grupo
drafts-name-review = Una revisión
drafts-name-other = Algo empezado
drafts-handed = 🤝 Quien abra primero este enlace sigue con «{ $title }»: todas las respuestas pasan a ser suyas, y lo que haya que confirmar lo confirma esa persona. Envíalo solo a quien tú quieras.
    { $link }
drafts-handed-share = Empecé «{ $title }» y me gustaría que siguieras tú.
drafts-offered = 🤝 { $name } te pasa «{ $title }» para que sigas ({ $count ->
    [one] 1 respuesta
   *[other] { $count } respuestas
} hasta ahora).
drafts-taken = 🤝 { $name } sigue ahora con «{ $title }». ¡Gracias por empezarlo!
drafts-nudge = 🌱 «{ $title }» te espera: { $answered } de { $total } preguntas están respondidas y quedan unos { $minutes } min. Cuando te venga bien.
drafts-nudge-last = 🌱 «{ $title }» sigue aquí, con { $answered } de { $total } respuestas. No te lo recordaré más; con /drafts vuelves cuando quieras.
drafts-newer = 🆕 Las preguntas han cambiado desde que empezaste.
drafts-button-newer = 🆕 ¿Qué ha cambiado?
drafts-newer-what = 🆕 <b>Qué ha cambiado en «{ $name }»</b>
    Puedes seguir con las preguntas con las que empezaste o pasar tus respuestas a las nuevas.
drafts-newer-added = ➕ Nuevas: { $questions }
drafts-newer-removed = ➖ Ya no se preguntan: { $questions }
drafts-newer-changed = ✏️ Se preguntan de otro modo: { $questions }
drafts-newer-again = ↩️ Tu respuesta ya no encaja y se pregunta otra vez: { $questions }
drafts-newer-same = Solo detalles; todas tus respuestas encajan.
drafts-button-carry = Pasar mis respuestas
drafts-carried = 🆕 Tus respuestas están en las preguntas nuevas.
error-handed-gone = Este enlace ya se usó o se retiró.
error-handed-yours = Esto ya es tuyo. Envía el enlace a la persona que quieras.
error-handed-sent = Esto ya se envió y espera cambios tuyos; no se puede pasar.
error-already-newest = Ya tienes las preguntas más nuevas.
