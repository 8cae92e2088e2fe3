plans-head = 🗓 <b>{ $title }</b>
    { $rule }
plans-no-dates = No quedan más fechas.
plans-paused = ⏸ En pausa hasta que lo reanudes.
plans-paused-until = ⏸ En pausa; sigue el { $day }.
plans-line = • { $when }
plans-line-skipped = • <s>{ $when }</s> saltada
plans-line-moved = • { $when }, antes { $before }
plans-button-skipped = ✗ { $when }
plans-button-dates = Todas las fechas
plans-button-manage = Fechas, pausas, final
plans-button-back = Volver
plans-button-pause = Pausar
plans-button-pause-until = Pausar hasta…
plans-button-resume = Reanudar
plans-button-last = Poner un final
plans-button-endless = Sin final
plans-date = 🗓 <b>{ $title }</b>
plans-button-skip = Saltar esta fecha
plans-button-restore = Sí se celebra
plans-button-move = Mover solo esta fecha
plans-button-following = Mover esta y las siguientes
plans-button-move-now = Mover
plans-skip-sure = ¿Saltamos <b>{ $title }</b> del { $when }? Avisaré a quienes pensaban venir.
plans-button-skip-yes = Saltar
plans-skip-done = ✅ Saltada. Las fechas siguientes se mantienen.
plans-restore-done = ✅ Al final sí se celebra.

plan-move-step-when = ¿A qué día y hora se mueve?
plan-move-step-when-example = 15 de enero de 2027 16:00
plan-move-preview = <b>{ $title }</b>: solo esta fecha.
    Antes: { $was }
    Ahora: { $rule }
plan-move-done = ✅ Movida.
    Antes: { $before }
    Ahora: { $after }
plan-following-step-when = ¿Cuándo se celebra a partir de esta fecha?
plan-following-step-when-example = cada miércoles 17:00
plan-following-preview = <b>{ $title }</b>: esta fecha y todas las siguientes.
    Desde: { $was }
    Ahora: { $rule }
plan-following-done = ✅ Cambiado. Las fechas anteriores se quedan como estaban.
plan-pause-step-until = ¿Qué día sigue?
plan-pause-step-until-example = 7 de enero
plan-pause-done = ✅ Anotado.
plan-last-step-end = ¿Cuándo termina: qué día, o después de cuántas fechas más?
plan-last-step-end-example = 20 de diciembre, o 5 veces
plan-last-done = ✅ Anotado.

error-plan-one-date = Una fecha se mueve a otra fecha: escribe un día y una hora, por ejemplo «15 de enero de 2027 16:00».
error-plan-one-date-only = Esto se celebra una sola vez.
error-plan-needs-rule = Escribe cómo se repite desde entonces, por ejemplo «cada miércoles 17:00». Para una sola fecha, toca «Mover solo esta fecha».
error-plan-ends-now = No quedaría ninguna fecha. Para terminarlo ahora, toca «Volver» y luego el botón que lo termina.
error-plan-date-gone = Esta fecha ya no está planeada.
plans-orphaned = { $name } ya no facilita <b>{ $group }</b>. { $count ->
    [one] Esto sigue, pero no tiene quien lo cuide:
   *[other] Estos siguen, pero no tienen quien los cuide:
}
plans-orphaned-line = • { $title }
plans-button-take = Ahora lo cuido yo
plans-taken = ✅ ¡Gracias! Ahora cuidas de esto:
plans-taken-by-another = Ya hay quien lo cuida.
delivery-kind-plans-orphaned = pregunta de quién cuida un plan
