commands-agenda = Lo que va a salir, cuándo y cómo se verá
agenda-head = 🗓 <b>{ $group }</b>, los próximos { $days } días: { $count ->
    [one] un mensaje
   *[other] { $count } mensajes
 }
agenda-none = No saldrá nada en <b>{ $group }</b> en los próximos { $days } días. Con /webinar y /prompt planificas algo; lo planificado respeta los festivos y periodos lectivos de /settings.
agenda-line = { $mark ->
    [warning] ⚠️ { $number }. { $when }
   *[none] { $number }. { $when }
 }
    { $what }, { $where }
agenda-marked = ⚠️ significa: míralo antes de que salga. Toca un número para ver el mensaje.
agenda-to-group = { $count ->
    [0] al grupo
    [one] a un miembro que conozco
   *[other] a { $count } miembros que conozco
}
agenda-to-people = { $count ->
    [one] en privado a una persona
   *[other] en privado a { $count } personas
}
agenda-message = 🗓 { $when }
    { $what }, { $where }{ $silent ->
    [true] , sin sonido
   *[false] {""}
 }
agenda-rule = ―――
agenda-buttons = Botones: { $labels }
agenda-button-earlier = ◀ Antes
agenda-button-later = Después ▶
agenda-button-back = ◀ Volver a la agenda
agenda-kind-other = mensaje sobre el grupo

checks-line = ⚠️ { $words }
checks-quiet = Esto sale en las horas de silencio del grupo: { $when }.
checks-waits = Las horas de silencio lo retienen. Está previsto para el { $meant } y sale el { $when }.
checks-close = Otra publicación sale a menos de una hora de esta, el { $when }: { $other }.
checks-long = En { $language } es más largo de lo que Telegram acepta.
checks-refused = Es más largo de lo que Telegram acepta, así que no puede salir. Acórtalo, por favor.
checks-link = «{ $link }» no es una dirección web y Telegram no la aceptará. Por ejemplo: https://meet.example/abc
checks-dead-end = El formulario «{ $form }» tiene un callejón sin salida: «{ $step }» no se puede contestar ni saltar.
checks-never-asked = El formulario «{ $form }» nunca pregunta «{ $step }», se conteste lo que se conteste antes.
