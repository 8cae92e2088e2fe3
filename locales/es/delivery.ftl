delivery-groups-removed = Me quitaron de <b>{ $group }</b>. Todo lo planificado allí se conserva. Añádeme de nuevo y sigue adelante.
delivery-groups-silenced = Ya no puedo escribir en <b>{ $group }</b>. Todo lo planificado allí se conserva. Permíteme enviar mensajes y sigue adelante.
delivery-groups-upgraded = Telegram convirtió <b>{ $group }</b> en un grupo más grande. Lo planificado sigue igual. Las tarjetas de antes ya no se pueden actualizar, y las encuestas abiertas allí ya no puedo cerrarlas.
delivery-groups-topic-closed = El tema donde publico en <b>{ $group }</b> está cerrado o ya no existe. Guardo lo pendiente y lo intento cada hora. Abre el tema, o toca aquí:
delivery-groups-no-rights = Me falta permiso para publicar en <b>{ $group }</b>. Guardo lo pendiente y lo intento cada hora. Permíteme enviar mensajes y encuestas, por favor.
delivery-missed = { $count ->
    [one] Un mensaje para <b>{ $group }</b> no se envió: cuando pude enviarlo ya era tarde para que sirviera.
   *[other] { $count } mensajes para <b>{ $group }</b> no se enviaron: cuando pude enviarlos ya era tarde para que sirvieran.
}
delivery-missed-line = • { $what }, { $when }
delivery-uncertain = No sé si esto llegó a <b>{ $group }</b>: { $what }. La conexión se cortó justo entonces. Míralo, por favor; si no está, toca el botón.
delivery-button-again = Enviar de nuevo
delivery-again-done = ✅ En camino.
delivery-kind-webinars-announcement = anuncio de webinario
delivery-kind-webinars-tomorrow = recordatorio de webinario, el día antes
delivery-kind-webinars-soon = recordatorio de webinario, una hora antes
delivery-kind-webinars-now = «el webinario empieza ahora»
delivery-kind-webinars-over = fin de un webinario
delivery-kind-webinars-moved = aviso de webinario movido
delivery-kind-webinars-skipped = aviso de webinario saltado
delivery-kind-groups-greeting = saludo
error-notice-gone = Eso ya está resuelto.
delivery-kind-reviews-submitted = caso para revisar
delivery-kind-reviews-changes = petición de cambios de un caso
delivery-kind-reviews-approved = aviso de un caso aprobado
delivery-kind-reviews-declined = aviso de un caso no aceptado
