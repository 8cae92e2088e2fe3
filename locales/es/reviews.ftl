commands-review = Lee los casos que esperan respuesta

reviews-none = No hay nada pendiente de leer. ¡Gracias por mirar!
reviews-queue = { $waiting ->
    [one] <b>Hay un caso en espera.</b>
   *[other] <b>Hay { $waiting } casos en espera.</b>
} Primero va el que más tiempo lleva esperando.
reviews-came-in = 📬 Llegó un caso.
reviews-head = <b>{ $title }</b>
    { $name } · { $author }
# $number is the version
reviews-version = Esta es la versión { $number }. De la anterior se dijo: <i>{ $reason }</i>
reviews-state-changes-asked = ✏️ Se pidieron cambios a quien lo escribió; volverá cuando los haga.
reviews-state-approved = ✅ Este está aprobado y en la biblioteca.
reviews-state-declined = ↩️ Este no se aceptó.
reviews-state-withdrawn = 🔒 Quien lo escribió lo retiró.
reviews-own = Este es tuyo, así que lo responde otra persona.
reviews-own-only-you = Este es tuyo. Como eres la única persona que administra, la respuesta queda en tus manos.
reviews-audience-my-group = Compartido con: quienes están en los grupos de quien lo escribió.
reviews-audience-my-network = Compartido con: toda la red.
reviews-audience-everyone = Compartido con: todo el mundo, para reutilizarlo con reconocimiento.
reviews-the-whole = Todo el caso

reviews-button-read = Leerlo
reviews-button-queue = 📬 La cola
# $count are the answers that nobody has noted down yet.
reviews-button-note = { $count ->
    [0] 🎤 Cambiar lo anotado
   *[other] 🎤 Anotar lo que se dijo ({ $count })
}
# $kind is "consent" for a permission, which is only there or not.
reviews-what-was-said = 🎤 ¿Qué dijo aquí quien lo escribió? { $kind ->
    [consent] Omítelo si no lo dijo o dijo que no.
   *[other] Omítelo si no se entiende.
}
reviews-button-noted = Ponerlo en el caso
reviews-button-approve = ✅ Aprobar
reviews-button-changes = ✏️ Pedir cambios
reviews-button-decline = ↩️ No aceptar
reviews-button-approve-yes = Sí, aprobarlo
reviews-button-back = Todavía no, sigo leyendo
reviews-button-send = Enviar a quien lo escribió
reviews-button-open = Abrir mi caso
reviews-button-change = Cambiar esta respuesta

reviews-approve-sure = ¿Aprobamos <b>{ $title }</b>? Entra en la biblioteca y quien lo escribió lo sabe al momento.
reviews-only-told = { $count ->
    [one] 🎤 Una respuesta solo está hablada y aún no se anotó: { $questions }.
   *[other] 🎤 { $count } respuestas solo están habladas y aún no se anotaron: { $questions }.
}
# $questions are the permissions that are still open, $count of them.
reviews-unheard = { $count ->
    [one] Falta un permiso: { $questions }. Hasta que esté no se comparte nada.
   *[other] Faltan { $count } permisos: { $questions }. Hasta que estén no se comparte nada.
} Si se respondió por voz 🎤, escucha y anota lo que se dijo. Si fue un no, o no se dijo nada, pide cambios.
error-review-unheard = Falta un permiso. Abre el caso, por favor: allí se puede anotar o pedir.
reviews-noted = ✅ Anotado. Las grabaciones se quedan con el caso.
reviews-approved-done = ✅ <b>{ $title }</b> está en la biblioteca y quien lo escribió lo sabe ahora.
reviews-changes-done = ✅ Enviado. Quien lo escribió puede cambiarlo ya, y volverá a la cola. { $waiting ->
    [0] No hay nada más en espera.
    [one] Hay uno más en espera.
   *[other] Hay { $waiting } más en espera.
}
reviews-declined-done = ✅ Enviado. Quien lo escribió lee tu motivo y conserva todas sus respuestas. { $waiting ->
    [0] No hay nada más en espera.
    [one] Hay uno más en espera.
   *[other] Hay { $waiting } más en espera.
}

review-step-answer = ¿De qué respuesta se trata?
review-changes-step-reason = ¿Qué conviene cambiar y por qué? Quien lo escribió lee tus palabras tal cual.
review-changes-step-reason-example = ¡Qué buena rutina! ¿Podrías añadir cuántos estudiantes participaron, para que otras personas comparen?
review-decline-step-reason = ¿Por qué no encaja? Quien lo escribió lee tus palabras tal cual.
review-decline-step-reason-example = Gracias por esto. Describe un libro de texto y no algo que probaste; una clase tuya sería muy bienvenida.
reviews-preview-changes = A quien lo escribió se le pedirá un cambio.
reviews-preview-decline = Quien lo escribió sabrá que no entra en la biblioteca.
reviews-preview-note = 🎤 Esto es lo que escuchaste. Entra en el caso junto a las grabaciones; lo que dejaste abierto queda como se contó.
reviews-preview-about = Sobre: <b>{ $answer }</b>
reviews-preview-reason = Con tus palabras:
    <blockquote>{ $reason }</blockquote>

reviews-told-approved = 🎉 Tu caso <b>{ $title }</b> está en la biblioteca. Gracias: quien venga después no empezará de cero.
reviews-told-noted = 🎤 Anotado a partir de tu voz: { $questions }.
reviews-told-changes = ✏️ Tu caso <b>{ $title }</b> se leyó con interés. Te piden una cosa antes de que entre en la biblioteca; todas tus respuestas se conservan.
reviews-about-answer = Se trata de <b>{ $question }</b>:
    { $answer }
reviews-quote = <blockquote>{ $answer }</blockquote>
reviews-told-declined = Tu caso <b>{ $title }</b> se leyó entero. Esta vez no entra en la biblioteca.
reviews-told-declined-way = Tus respuestas se conservan. Puedes empezar de nuevo con ellas y cambiar lo que quieras, cuando quieras.

error-review-decided = Este ya se respondió mientras tanto, así que no cambió nada. Con /review ves lo que aún espera.
error-review-withdrawn = Quien lo escribió lo retiró mientras tanto. Con /review ves lo que aún espera.
error-review-newer = Hay una versión más nueva de este. Con /review la abres.
error-review-own = Este es tuyo, así que lo responde otra persona.
