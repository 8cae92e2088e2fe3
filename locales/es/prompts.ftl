prompts-plan = Preguntaré en <b>{ $group }</b>:
prompts-plan-everywhere = Preguntaré en <b>todos los grupos</b>:
prompts-text = 💬 <b>{ $text }</b>
prompts-rule = Cuándo: { $rule }
prompts-quiet-everywhere = Donde caiga en las horas de silencio de un grupo, sale justo después.
prompts-scheduled = ✅ Planificado. Preguntaré en { $group } el { $when }.

    Con /prompts ves todas las preguntas, para pausar, cambiar, enviar o terminar una y leer las respuestas.
prompts-scheduled-everywhere = ✅ Planificado. Preguntaré en todos los grupos el { $when }.

    Con /prompts ves todas las preguntas, para pausar, cambiar, enviar o terminar una y leer las respuestas.
prompts-changed-paused = ✅ Cambiado. Sigue en pausa; con /prompts la reanudas.
prompts-collected = <i>Responde a este mensaje para contestar. Las respuestas se reúnen y puedes retirar la tuya cuando quieras.</i>
prompts-thanks = ¡Gracias! Guardo tu respuesta con las demás a esta pregunta, para quienes facilitan el grupo. A partir de ahora reúno tus respuestas sin decir nada. Con /answers ves lo que diste y puedes retirarlo.
prompts-button-take-back = Retirarla
prompts-taken-back = Retirada. Aquí no se guarda nada de ella; el mensaje del grupo puedes borrarlo tú.

prompts-none = No hay preguntas planificadas en { $group }. Con /prompt planificas una.
prompts-list = Preguntas en <b>{ $group }</b>
prompts-mark-group = 💬
prompts-mark-everywhere = 🌍
prompts-all-groups = todos los grupos
prompts-line = { $mark } <b>{ $text }</b>
    { $rule }
    { $state }
prompts-where = { $mark } { $group }
prompts-next = Próxima: { $when }
prompts-state-paused = ⏸ En pausa.
prompts-state-ended = Ha terminado. Sus respuestas se conservan.
prompts-answers-count = { $count ->
    [0] Todavía no hay respuestas.
    [one] 1 respuesta.
   *[other] { $count } respuestas.
}
prompts-button-answers = Respuestas ({ $count })
prompts-button-pause = Pausar
prompts-button-resume = Reanudar
prompts-button-edit = Editar
prompts-button-send = Enviar ahora
prompts-button-end = Terminar
prompts-send-sure = ¿Envío esto a { $group } ahora?

    💬 <b>{ $text }</b>
prompts-button-send-yes = Sí, envíalo ahora
prompts-sent = ✅ En camino.
prompts-end-sure = ¿Terminamos esta pregunta? No se hará más; sus respuestas se conservan.

    💬 <b>{ $text }</b>
prompts-button-end-yes = Terminarla

prompts-answers = { $count ->
    [one] 1 respuesta a
   *[other] { $count } respuestas a
    } <b>{ $text }</b>
prompts-answers-none = Todavía no hay respuestas.
prompts-answer = <b>{ $number }. { $name }</b>, { $when }
    { $text }
prompts-answer-whole = <b>{ $name }</b>, { $when }, sobre «{ $prompt }»:

    { $text }
prompts-answer-files = { $count ->
    [one] 📎 1 archivo
   *[other] 📎 { $count } archivos
}
prompts-button-back = Volver a la pregunta
prompts-button-answers-back = Volver a las respuestas
prompts-button-newer = ◀ Más nuevas
prompts-button-older = Más antiguas ▶
prompts-mine = { $count ->
    [one] Diste 1 respuesta:
   *[other] Diste { $count } respuestas, la más nueva primero:
}
prompts-mine-line = { $number }. Sobre «{ $prompt }»:
    { $text }
prompts-mine-none = Todavía no has respondido a ninguna pregunta, o retiraste tus respuestas. Responde a una en un grupo y aparecerá aquí.
prompts-button-take-back-one = Retirar la n.º { $number }

# Lo que sigue a /prompt para llegar a todos los grupos; palabras separadas por comas
prompts-words-everywhere = en todas partes, en todos los grupos, todos los grupos

prompt-step-group = ¿Para qué grupo es?
prompt-step-when = ¿Cuándo quieres preguntar?
prompt-step-when-example = cada viernes a las 15:00
prompt-step-text = ¿Qué quieres preguntar?
prompt-step-text-example = ¿Qué funcionó esta semana?

error-prompt-line = En una línea se escribe así: cuándo | pregunta. Por ejemplo:
    /prompt cada viernes a las 15:00 | ¿Qué funcionó esta semana?

    O envía solo /prompt y te pregunto paso a paso.
error-prompt-past = Ese momento ya pasó. Toca Cambiar y elige uno posterior.
error-prompt-gone = Esta pregunta ya terminó. Con /prompts ves las que están planificadas.
error-prompt-answer-gone = Esta respuesta ya no está.

delivery-kind-prompts-prompt = pregunta planificada

commands-prompt = Haz una pregunta al grupo, una vez o cada semana: cuándo | pregunta
commands-prompts = Preguntas planificadas y sus respuestas
commands-answers = Tus propias respuestas
