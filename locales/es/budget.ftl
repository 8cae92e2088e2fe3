budget-which = ¿Cuántos mensajes al día publico en { $group } como máximo? Lo que puede esperar sale a la mañana siguiente. Lo que alguien pide en ese momento, y lo que empieza ya o se cancela, sale igualmente.
budget-limit = { $count ->
    [0] sin límite
   *[other] { $count } al día
}
budget-held = { $late ->
    [yes] <b>{ $group }</b> ya tuvo hoy sus mensajes ({ $count }). Mañana esto llegaría tarde: { $what }. ¿Lo publico hoy igualmente?
   *[no] <b>{ $group }</b> ya tuvo hoy sus mensajes ({ $count }). Esto espera hasta el { $when }: { $what }.
}
budget-button-urgent = Es urgente: publícalo ya
budget-button-change = Cambiar el límite
budget-urgent = ❗ <i>Enviado como urgente por { $name }, por encima de los mensajes que este grupo quiere al día.</i>
budget-urgent-done = ✅ En camino a { $group }. Dice que es urgente.
delivery-why-due-budget = ⏳ El grupo ya tuvo sus mensajes del día. Sale a la mañana siguiente.
delivery-why-missed-budget = ✖️ El grupo ya había tenido sus mensajes del día, y a la mañana siguiente era tarde.
delivery-kind-budget-held = pregunta sobre un mensaje que espera
