webinars-head = 📅 <b>{ $title }</b>
    { $when }
webinars-counts = Van: { $going } · Quizás: { $maybe } · No pueden: { $cannot }
webinars-state-soon = ⏳ Empieza en menos de una hora.
webinars-state-now = 🔴 Está en marcha ahora.
webinars-state-over = Este ya terminó. ¡Gracias por estar!
webinars-state-off = Esta fecha no se celebrará.
webinars-state-moved = ↪️ Cambió de fecha. Estaba previsto para el { $was }.
webinars-button-going = Voy
webinars-button-maybe = Quizás
webinars-button-cannot = No puedo
webinars-button-join = Entrar
webinars-button-calendar = Añadir al calendario
webinars-answered-going = Cuento contigo. ¡Nos vemos!
webinars-answered-maybe = Anotado: quizás. Puedes cambiarlo cuando quieras.
webinars-answered-cannot = Anotado: no puedes. ¡Quizás la próxima!

webinars-tomorrow = Mañana:
webinars-soon = Empezamos en una hora. ¡Nos vemos!
webinars-now = 🔴 <b>{ $title }</b> empieza ahora. ¡Adelante!
webinars-moved = El webinario <b>{ $title }</b> cambia de fecha.
    Antes: { $before }
    Ahora: { $after }
webinars-skipped = El webinario <b>{ $title }</b> del { $when } no se celebrará.
webinars-back = El webinario <b>{ $title }</b> al final sí se celebra: { $after }

webinars-plan = Anunciaré en <b>{ $group }</b>:

    📅 <b>{ $title }</b>
    { $rule }
    { $link }
webinars-plan-reminders = { $ahead ->
   *[week] Recordatorios: una semana antes, un día antes, una hora antes y al empezar.
    [day] Se anuncia enseguida; después, recordatorios un día antes, una hora antes y al empezar.
    [hour] Se anuncia enseguida; después, recordatorios una hora antes y al empezar.
    [now] Se anuncia enseguida y otra vez al empezar.
}
webinars-scheduled = ✅ Planificado. { $group } lo sabrá a tiempo; el próximo es el { $when }.

    Con /webinars ves todos, para saltar una fecha, moverla o terminar.

webinars-none = No hay webinarios planificados en { $group }. Con /webinar planificas uno.
webinars-list = Webinarios en <b>{ $group }</b>
webinars-list-line = <b>{ $title }</b>
    { $rule }
    Próximo: { $when }
webinars-no-dates = no hay más fechas
webinars-date-line = • { $when }
webinars-ended = <b>{ $title }</b> ha terminado. No se publicará nada más.
webinars-button-end = Terminar este webinario
webinars-end-sure = ¿Terminamos <b>{ $title }</b>? No se anunciarán más fechas y las ya anunciadas se cancelan.
webinars-button-end-yes = Terminar
webinars-calendar = <b>{ $title }</b>
    { $when }
    Abre el archivo para guardarlo en tu calendario.
webinars-file-name = webinario

webinar-step-group = ¿Para qué grupo es?
webinar-step-title = ¿De qué trata el webinario?
webinar-step-title-example = Retroalimentación formativa
webinar-step-when = ¿Cuándo se celebra?
webinar-step-when-example = segundo martes a las 16:00
webinar-step-link = ¿Cuál es el enlace para entrar?
webinar-step-link-example = https://meet.example/abc

error-webinar-line = En una línea se escribe así: cuándo | título | enlace. Por ejemplo:
    /webinar segundo martes 16:00 | Retroalimentación formativa | https://meet.example/abc

    O envía solo /webinar y te pregunto paso a paso.
error-webinar-off = Esta fecha ya no se celebrará.
error-webinar-over = Este webinario ya terminó.
error-webinar-gone = Este webinario ya no está planificado.
delivery-kind-webinars-back = aviso de webinario que sí se celebra
webinars-button-want-recording = No puedo: envíame la grabación
webinars-button-recording = Ver la grabación
webinars-button-give-recording = Dar el enlace
webinars-answered-recording = Anotado. Recibirás el enlace de la grabación en cuanto esté.
webinars-recording-ask = { $count ->
    [one] 1 persona quiere la grabación
   *[other] { $count } personas quieren la grabación
    } de <b>{ $title }</b>, del { $when }. Cuando tengas el enlace, toca el botón, o envía /recording.
webinars-recording = 🎬 Ya está la grabación de <b>{ $title }</b>, del { $when }.
webinars-recording-kept = ✅ Guardada como grabación de <b>{ $title }</b>, del { $when }. { $count ->
    [0] Nadie la ha pedido todavía; está bajo el anuncio.
    [one] La persona que la pidió recibe ahora el enlace.
   *[other] Las { $count } personas que la pidieron reciben ahora el enlace.
}
recording-step-link = ¿Cuál es el enlace de la grabación?
recording-step-link-example = https://video.example/abc
error-recording-none = Últimamente no se ha celebrado ningún webinario de este grupo.
error-recording-early = Este webinario todavía no ha terminado.
commands-recording = Dar la grabación del último webinario: enlace
delivery-kind-webinars-recording = enlace de una grabación
delivery-kind-webinars-recording-ask = pregunta por el enlace de una grabación
delivery-kind-webinars-digest = resumen del día
