delivery-groups-removed = Me quitaron de <b>{ $group }</b>. Todo lo planificado allí se conserva. Añádeme de nuevo y sigue adelante.
delivery-groups-silenced = Ya no puedo escribir en <b>{ $group }</b>. Todo lo planificado allí se conserva. Permíteme enviar mensajes y sigue adelante.
delivery-groups-upgraded = Telegram convirtió <b>{ $group }</b> en un grupo más grande. Lo planificado sigue igual. Las tarjetas de antes ya no se pueden actualizar, y las encuestas abiertas allí ya no puedo cerrarlas.
delivery-groups-topic-closed = El tema donde publico en <b>{ $group }</b> está cerrado o ya no existe. Guardo lo pendiente y lo intento cada hora. Abre el tema, o toca aquí:
delivery-groups-no-rights = Me falta permiso para publicar en <b>{ $group }</b>. Guardo lo pendiente y lo intento cada hora. Permíteme enviar mensajes y encuestas, por favor.
delivery-report = { $kind ->
    [late] En <b>{ $group }</b> solo pude enviar tarde algunos mensajes: { $late }.
    [missed] En <b>{ $group }</b> no envié lo que habría llegado demasiado tarde para servir: { $missed }.
   *[both] En <b>{ $group }</b> solo pude enviar tarde algunos mensajes ({ $late }) y no envié lo que habría llegado demasiado tarde para servir ({ $missed }).
}
delivery-more = { $count } más
delivery-uncertain = No sé si esto llegó a <b>{ $group }</b>: { $what }. La conexión se cortó justo entonces. Míralo, por favor; si no está, toca el botón.
delivery-failed = Esto no llegó a <b>{ $group }</b>: { $what }.
delivery-failed-alone = Esto no se pudo entregar a alguien en privado: { $what }.
delivery-button-again = Enviar de nuevo
delivery-again-done = ✅ En camino.
delivery-button-try = Ya está arreglado, prueba ahora
delivery-trying = ✅ Pruebo ahora lo que espera allí.
delivery-button-look = Ver qué se envió
delivery-button-list = Volver a la lista
delivery-button-daily-on = Dime cada día que todo va bien
delivery-button-daily-off = Sin línea diaria
delivery-daily-on = Recibirás una línea por la tarde, sin sonido, los días en que envié algo.
delivery-daily-off = Sin línea diaria. Si algo sale mal, te enterarás igual.
delivery-daily-well = { $count ->
    [one] ✅ Hoy todo bien: llegó el mensaje para { $groups }.
   *[other] ✅ Hoy todo bien: llegaron { $count } mensajes en { $groups }{ $more ->
        [0] {""}
        [one] { " y 1 grupo más" }
       *[other] { " y" } { $more } grupos más
    }.
}
delivery-daily-lost = ⚠️ Hoy { $count ->
    [one] no llegó 1 mensaje
   *[other] no llegaron { $count } mensajes
}; { $sent } sí.
delivery-list = Lo que envié a <b>{ $group }</b>, lo último primero. Toca un número para ver qué pasó y por qué.
delivery-none = Todavía no he enviado nada a <b>{ $group }</b>.
delivery-paused = ⏳ Telegram me pide esperar o no se puede conectar con él ahora; sigo el { $when }.
delivery-line = { $number }. { $mark } { $what }, { $when }
delivery-what = { $what } «{ $title }»
delivery-one = <b>{ $what }</b>
    Previsto para el { $when }
delivery-sent-at = Enviado el { $when }.
delivery-tried-at = Próximo intento: { $when }.
delivery-alone = Avisadas en privado: { $count ->
    [one] 1 persona
   *[other] { $count } personas
}{ $others ->
    [0] .
    [one] ; a 1 más no se le pudo avisar o ya no hacía falta.
   *[other] ; a { $others } más no se les pudo avisar o ya no hacía falta.
}
delivery-why-sent = ✅ Llegó.
delivery-why-sent-late = ✅ Llegó, más tarde de lo previsto: yo no estaba en marcha, o Telegram no aceptaba nada en ese momento.
delivery-why-sent-perhaps-twice = ✅ Llegó. La conexión se cortó en el primer intento, así que puede estar dos veces.
delivery-why-due = ⏳ Espera su turno.
delivery-why-due-quiet = ⏳ Espera a que acaben las horas de silencio.
delivery-why-due-no-topic = ⏳ El tema donde publico está cerrado o ya no existe. Lo intento cada hora.
delivery-why-due-no-rights = ⏳ Me falta permiso para publicar allí. Lo intento cada hora.
delivery-why-due-away = ⏳ Ahora no estoy en el grupo. Lo intento cada hora.
delivery-why-due-later = ⏳ Telegram no pudo recibirlo. Sigo intentándolo.
delivery-why-due-uncertain = ⏳ La conexión se cortó mientras lo enviaba. Lo envío de nuevo; puede que entonces esté dos veces.
delivery-why-sending = ⏳ Está en camino.
delivery-why-missed = ✖️ No se envió: cuando pude enviarlo ya era tarde para que sirviera.
delivery-why-uncertain = ❔ La conexión se cortó mientras lo enviaba, así que nadie sabe si llegó. Míralo en el grupo, por favor.
delivery-why-undeliverable = ✖️ Telegram no lo aceptó.
# $words son las de Telegram, en inglés
delivery-why-undeliverable-said = ✖️ Telegram no lo aceptó y dice: «{ $words }». Puedes cambiarlo, o enseñárselo a quien lleva el bot.
delivery-why-undeliverable-too-long = ✖️ Es más largo de lo que Telegram admite. Acórtalo, por favor.
delivery-why-undeliverable-bad-link = ✖️ Telegram no reconoce su enlace como una dirección web. Corrige el enlace, por favor.
delivery-why-undeliverable-file-gone = ✖️ Telegram ya no tiene su archivo.
delivery-why-undeliverable-fault = ✖️ Un error nuestro: no pude prepararlo. Queda anotado para quien lleva el bot.
delivery-why-undeliverable-away = ✖️ Yo ya no estaba en el grupo.
delivery-why-undeliverable-blocked = ✖️ El chat privado está cerrado: la persona me bloqueó o dejó Telegram.
delivery-why-undeliverable-message-gone = ✖️ Se borró el mensaje del que trataba.
delivery-why-cancelled = ➖ Se canceló antes de salir.
delivery-why-cancelled-not-wanted = ➖ Cuando llegó su hora, ya no hacía falta.
delivery-why-cancelled-moved = ➖ La fecha se movió, y otro mensaje ocupó su lugar.
delivery-why-cancelled-skipped = ➖ La fecha se saltó.
delivery-why-cancelled-changed = ➖ El plan cambió, y otro mensaje ocupó su lugar.
delivery-why-cancelled-paused = ➖ Se puso en pausa.
delivery-why-cancelled-ended = ➖ Se terminó.
delivery-why-cancelled-withdrawn = ➖ Se retiró antes de salir.
delivery-why-cancelled-stands = ✅ Llegó, como se supo después.
delivery-why-cancelled-message-gone = ➖ Se borró el mensaje del que trataba.
delivery-kind-polls-stray = cierre de una segunda copia de una encuesta
delivery-kind-other = mensaje
commands-delivery = Qué envié, qué no y por qué
delivery-kind-webinars-announcement = anuncio de webinario
delivery-kind-webinars-tomorrow = recordatorio de webinario, el día antes
delivery-kind-webinars-soon = recordatorio de webinario, una hora antes
delivery-kind-webinars-now = webinario que empieza ahora
delivery-kind-webinars-over = fin de un webinario
delivery-kind-webinars-moved = aviso de webinario movido
delivery-kind-webinars-skipped = aviso de webinario saltado
delivery-kind-groups-greeting = saludo
error-notice-gone = Eso ya está resuelto.
delivery-kind-reviews-submitted = caso para revisar
delivery-kind-reviews-changes = petición de cambios de un caso
delivery-kind-reviews-approved = aviso de un caso aprobado
delivery-kind-reviews-declined = aviso de un caso no aceptado
delivery-kind-drafts-nudge = recordatorio de algo empezado
delivery-kind-drafts-taken = aviso de un borrador pasado a otra persona
