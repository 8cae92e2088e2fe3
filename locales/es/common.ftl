common-button-private = Seguir en privado
common-continue-in-private = { $name }, sigamos en privado: toca el botón.
common-say-help = No esperaba una respuesta ahora mismo. /help muestra lo que puedes hacer aquí.
forms-continue-in-private = Hagámoslo en privado, así el grupo queda tranquilo.
