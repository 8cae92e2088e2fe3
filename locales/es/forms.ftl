forms-progress = <i>Paso { $number } de { $total } · { $minutes ->
    [one] queda 1 min
   *[other] quedan unos { $minutes } min
}</i>
forms-example = Por ejemplo: <i>{ $example }</i>
forms-so-far = Tu respuesta hasta ahora: { $answer }
forms-replaced = Lo que envíes ahora ocupa su lugar. Para dejarla como está, toca Continuar.
# $how is "joined" where several messages and voice make one answer, "spoken" where voice does, else "typed".
forms-limits-text = { $minimum ->
    [0] <i>Hasta { $maximum } caracteres
   *[other] <i>De { $minimum } a { $maximum } caracteres
}{ $how ->
    [joined] , en los mensajes que quieras o por voz 🎤.</i>
    [several] , en los mensajes que quieras.</i>
    [spoken] {" "}o por voz 🎤.</i>
   *[typed] .</i>
}
forms-limits-number = <i>Un número de { $minimum } a { $maximum }.</i>
forms-limits-least = <i>Un número, { $minimum } o más.</i>
forms-limits-tags = { $minimum ->
    [0] <i>Hasta { $maximum }, o ninguno
   *[other] <i>Elige de { $minimum } a { $maximum }
}; un tema tuyo tiene como mucho { $letters } caracteres.</i>
# $letters are the characters of one line.
forms-limits-lines = <i>De { $minimum } a { $maximum }, cada una con { $letters } caracteres como mucho.</i>
forms-limits-several = { $minimum ->
    [0] <i>Hasta { $maximum }, o ninguno.</i>
   *[other] <i>Elige de { $minimum } a { $maximum }.</i>
}
forms-preview-answer = <b>{ $question }</b>: { $answer }
forms-no-answer = —
forms-span-open = hasta que la cierre
forms-files = { $count ->
    [one] 1 archivo
   *[other] { $count } archivos
}
forms-yes = Sí
forms-no = No
# After each round of questions that repeat.
forms-another = ¿Otra más? ({ $group })
forms-round = { $prompt } (número { $number })
forms-voices = { $count ->
    [one] 🎤 1 mensaje de voz
   *[other] 🎤 { $count } mensajes de voz
}
# An answer that is a voice message and nothing else, to a question that is otherwise tapped.
forms-only-told = 🎤 contado por voz
forms-told = 🎤 Gracias, guardé tu voz para «{ $question }». Quien revisa la escucha y lo anota; también puedes volver atrás y tocarlo o escribirlo tú.
forms-button-hear = 🎤 Escuchar
# In forms where nobody listens: what was said has to be written down before the form can end.
forms-told-to-write = 🎤 Guardado lo que dijiste para «{ $question }». Al final hará falta escribirlo; volveremos a ello.
# $how is "tapped" where buttons are the answer, else "typed".
forms-write-down = 🎤 Lo contaste por voz. { $how ->
    [tapped] Pero no puedo saber qué elegiste: tócalo ahora, por favor.
   *[typed] Yo no sé pasarlo a palabras: escríbelo ahora, por favor; el micrófono de tu teclado escribe lo que dices.
}
# After anything but a tap to the question whether something worrying came up with a child.
forms-unrecorded = No guardé nada de lo que enviaste: lo que le pasa a un niño no se guarda aquí. Toca lo que corresponda; para dejarlo como está, toca Continuar.
# After a voice message to “another one?”.
forms-taken-as-another = 🎤 Lo tomé como la siguiente. ¿No había más? Entonces cambia «{ $question }» a No.
forms-to-be-noted = { $count ->
    [one] 🎤 Una respuesta está contada por voz. Quien revisa la escucha y la anota;
   *[other] 🎤 { $count } respuestas están contadas por voz. Quien revisa las escucha y las anota;
} para tocarla o escribirla tú, toca Cambiar.
forms-consent-given = confirmado
forms-still-open = { $count ->
    [one] Falta una respuesta para poder enviarlo.
   *[other] Faltan { $count } respuestas para poder enviarlo.
}
forms-change-which = Toca una pregunta para responderla o cambiarla. ✓ es respondida.
forms-no-dates = No hay más fechas.
forms-next-dates = { $count ->
    [one] Fecha:
   *[other] Próximas fechas:
}
forms-button-schedule = Programar
forms-button-change = Cambiar
forms-button-cancel = Cancelar
forms-button-keep = Dejarlo como está
forms-button-preview = 👁 Vista previa
forms-button-back = ◀ Atrás
forms-button-next = Continuar ▶
forms-button-more-topics = Más temas ({ $page }/{ $pages }) ▶
forms-button-take-out = Quitarla
forms-button-skip = Omitir
forms-button-later = Responder después
forms-button-help = ¿Por qué lo preguntamos?
forms-button-consent = Sí, lo confirmo
forms-button-restore = Recuperarlo
forms-button-resume = Continuar
forms-discarded = Descartado. No se publicó nada.
forms-nothing-open = Ahora mismo no hay nada que cancelar.
forms-left-aside = No esperaba una respuesta ahora mismo. Tienes algo sin terminar; toca Continuar para seguir con eso. /help muestra todo lo demás.
forms-why = Por qué lo preguntamos: { $why }
# $voices counts voice messages.
forms-collected = ✍️ Guardado: { $voices ->
    [0] { $length } de { $maximum } caracteres
    [one] { $length ->
        [0] 1 mensaje de voz
       *[other] { $length } de { $maximum } caracteres y 1 mensaje de voz
    }
   *[other] { $length ->
        [0] { $voices } mensajes de voz
       *[other] { $length } de { $maximum } caracteres y { $voices } mensajes de voz
    }
}. Envía más si quieres y luego toca Listo.
# What ends an answer of several messages when it is typed, separated by commas.
forms-done-words = listo, lista, ya está, eso es todo, terminado, fin, continuar, seguir
# What somebody says to the preview who means its first button; separated by commas.
forms-agree-words = sí, ok, vale, de acuerdo, claro, adelante, hazlo, envía, envíalo, está bien, 👍
# The word that lets a form go, typed without a slash; separated by commas.
forms-cancel-words = cancelar, cancela, cancélalo
# One answer of several lines, while it comes one line after the other.
forms-lines-so-far = ✍️ Hasta ahora: { $answer }. Envía la siguiente; cuando estén todas, toca Continuar.
forms-edited = ✏️ Tomé tu corrección: { $question }
forms-added = ✏️ Lo sumé a tu respuesta: { $question }
forms-void = { $count ->
    [one] Con este cambio una respuesta ya no se pregunta y queda fuera: { $questions }.
   *[other] Con este cambio { $count } respuestas ya no se preguntan y quedan fuera: { $questions }.
} Si lo vuelves a cambiar, regresan.
forms-kept-at = 📎 Guardé tu archivo para la pregunta «{ $question }».
forms-left-out = 📎 Aquí no hay lugar para archivos; bastan tus palabras.
forms-from-colleague = Así respondió una persona colega en «{ $title }»:
    <blockquote>{ $answer }</blockquote>
forms-button-done = Listo ▶
forms-button-all = ☰ Todas las preguntas
forms-button-questions = ◀ Volver a las preguntas
forms-button-days-ago-0 = Hoy
forms-button-days-ago-1 = Ayer
error-edit-sent = Esto ya se envió, así que la corrección no cambia nada. /casestudy muestra lo que aún puedes hacer.
error-form-empty = Aquí necesito unas palabras.
error-form-words-please = Aquí responde con palabras; las fotos y los archivos tienen su propio paso.
error-form-too-short = Son { $length } { $length ->
        [one] carácter
       *[other] caracteres
    }. Un poco más, por favor: al menos { $minimum }.
error-form-too-long = { $over ->
        [one] Sobra 1 carácter
       *[other] Sobran { $over } caracteres
    } ({ $length }; el máximo es { $maximum }). Tu texto sigue arriba: acórtalo y envíalo de nuevo.
error-form-tap-one = Toca uno de los botones, por favor.
error-form-tap-several = Toca los botones que correspondan y luego Continuar.
error-form-too-many = Como máximo { $maximum }, por favor. Toca uno marcado para quitarlo primero.
error-form-too-few = Elige al menos { $minimum }, por favor.
error-form-too-many-files = Aquí caben { $maximum } archivos como máximo. Toca Continuar.
error-form-tag-too-long = Un tema es una o dos palabras, { $maximum } caracteres como máximo. Separa varios con comas.
error-form-number = Envía un número entero, por ejemplo 34.
error-form-number-least = Envía un número de { $minimum } o más.
error-form-number-range = Envía un número de { $minimum } a { $maximum }.
error-form-date = No lo entendí como fecha. Prueba con «14 de mayo» o «14.5.2026».
error-form-no-voice = Aquí nadie puede escuchar un mensaje de voz. Escríbelo, o toca el micrófono de tu teclado 🎤: escribe lo que dices.
error-form-no-voice-tap = Aquí no vale un mensaje de voz. Basta con tocar uno de los botones.
error-form-span-range = Elige entre cinco minutos y treinta días.
error-form-link = Eso no parece una dirección web. Debe ser como https://meet.example/abc
error-form-options-few = Una más, por favor: hacen falta al menos { $minimum } para elegir.
error-form-options-many = Como máximo { $maximum } respuestas para elegir, por favor.
error-form-options-same = «{ $option }» aparece dos veces. Escribe cada respuesta una sola vez.
error-form-option-long = Esta respuesta es demasiado larga: «{ $option }…». Como máximo { $maximum } caracteres.
error-form-send-media = Envía una foto, un documento, un mensaje de voz o un video, o toca un botón de abajo.
error-form-consent = Toca el botón si puedes confirmarlo.
error-form-needed = Esta respuesta hace falta, aunque sean pocas palabras.
error-form-missing = { $count ->
    [one] Ya casi: falta una respuesta.
   *[other] Todavía faltan {$count} respuestas; aquí va la siguiente.
}
error-form-at-preview = Todo está respondido. ¿Está bien así? Toca un botón de abajo.
error-draft-gone = Este borrador ya no está.
error-draft-done = Esto ya se envió.
