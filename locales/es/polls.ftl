polls-plan = Publicaré en <b>{ $group }</b> enseguida:
polls-question = 📊 <b>{ $question }</b>
polls-option = • { $option }
polls-plan-named = Todos ven quién votó qué.
polls-plan-anonymous = Nadie ve quién votó qué.
polls-plan-open = Queda abierta hasta que alguien del equipo facilitador toque Cerrar debajo de ella.
polls-plan-closes = Se cierra sola después de { $span }, o antes si alguien del equipo facilitador toca Cerrar debajo de ella.
polls-button-post = Publicar ahora
poll-button-anonymous = Con nombre o anónima
poll-button-closes = Cuándo se cierra
polls-posted = ✅ La encuesta va camino a { $group }. Cuando todos hayan votado, toca Cerrar debajo de ella; el resultado queda en el grupo.
polls-posted-closes = ✅ La encuesta va camino a { $group }. Se cierra el { $when }, o antes si tocas Cerrar debajo de ella; el resultado queda en el grupo.
polls-closes = ⏱ La encuesta se cierra el { $when }.
polls-stays-open = ⏱ La encuesta queda abierta hasta que toques Cerrar debajo de ella.

polls-button-close = Cerrar
polls-closing = La cierro. El resultado llega en un momento.
polls-closed-already = Esta encuesta ya está cerrada; su resultado está en el grupo.
polls-withdrawn = Descartada. No se publicará.

polls-result = 📊 <b>{ $question }</b>
polls-result-option = { $option }
    { $bar } { $count ->
        [one] 1 voto
       *[other] { $count } votos
    } ({ $percent } %)
polls-winner = <b>{ $option }</b> queda en primer lugar, con { $count } de { $voters ->
        [one] 1 voto.
       *[other] { $voters } votos.
    }
polls-tie = <b>{ $options }</b> comparten el primer lugar, con { $count ->
        [one] 1 voto cada una;
       *[other] { $count } votos cada una;
    } { $voters ->
        [one] votó 1 persona.
       *[other] votaron { $voters } personas.
    }
polls-nobody = Esta vez no votó nadie.

polls-none = Todavía no hay encuestas en { $group }. Quien facilita el grupo puede empezar una con /poll.
polls-list = Encuestas en <b>{ $group }</b>
polls-list-open = <b>Abiertas ahora</b>
polls-list-closed = <b>Resultados</b>
polls-open-line = 📊 { $question }
    { $voters ->
        [0] Todavía sin votos
        [one] 1 voto
       *[other] { $voters } votos
    }
polls-open-line-closes = 📊 { $question }
    { $voters ->
        [0] Todavía sin votos
        [one] 1 voto
       *[other] { $voters } votos
    } · se cierra el { $when }
polls-posting-line = 📊 { $question }
    En camino; todavía no he podido publicarla.
polls-closed-line = 📊 { $question }
    { $winner }
polls-button-close-one = Cerrar: { $question }
polls-button-result = Resultado: { $question }
polls-button-list = Volver a la lista

# La primera palabra de /poll que hace secretos los votos; palabras separadas por comas
polls-words-anonymous = anónima, anónimo, anónimamente, anonima, anonimo

poll-step-group = ¿Para qué grupo es?
poll-step-question = ¿Qué quieres preguntar?
poll-step-question-example = ¿Qué tema sigue?
poll-step-options = ¿Entre qué respuestas se puede elegir? Una en cada línea.
poll-step-options-example =
    Retroalimentación
    Preguntas
    Tareas
poll-step-anonymous = ¿Se ve quién votó qué?
poll-step-anonymous-option-named = Votos con nombre
poll-step-anonymous-option-anonymous = Votos anónimos
poll-step-closes = ¿Cuándo se cierra? Toca un botón o escribe cuánto dura, por ejemplo 3 días (de 5 minutos a 30 días).
poll-step-closes-option-0 = Cuando yo la cierre
poll-step-closes-option-3600 = Después de 1 hora
poll-step-closes-option-86400 = Después de 1 día
poll-step-closes-option-172800 = Después de 2 días
poll-step-closes-option-604800 = Después de 1 semana

error-poll-line = En una línea se escribe así: pregunta | respuesta | respuesta. Por ejemplo:
    /poll ¿Qué tema sigue? | Retroalimentación | Preguntas | Tareas

    Empieza con «anónima» para que los votos sean secretos, termina con «| durante 2 días» para que se cierre sola. O envía solo /poll y te pregunto paso a paso.
error-poll-gone = Esta encuesta ya no está. Con /polls ves las que hay.

delivery-kind-polls-poll = encuesta
delivery-kind-polls-close = cierre de una encuesta
delivery-kind-polls-result = resultado de una encuesta

commands-poll = Pregunta al grupo: pregunta | respuesta | respuesta
commands-polls = Encuestas abiertas y últimos resultados
