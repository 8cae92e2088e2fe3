commands-casestudy = Cuenta a tus colegas lo que probaste, paso a paso
commands-cases = Lee lo que probaron tus colegas

cases-invitation = 📝 ¿Probaste algo en clase que puede servir a otras personas? Te hago unas preguntas en privado y guardo cada respuesta. Con siete minutos puedes empezar.
cases-button-begin-private = Contar mi experiencia
cases-desk = 📝 <b>Cuenta a tus colegas lo que probaste.</b>
    Elige lo que mejor encaje. Te pregunto de una en una y guardo cada respuesta, así que puedes parar cuando quieras: con /casestudy vuelves.
cases-desk-unfinished = Ya tienes algo empezado. Puedes seguir o empezar algo nuevo.
cases-button-continue = Seguir: { $title }
cases-button-own = { $count ->
    [one] Qué pasó con el mío (1)
   *[other] Qué pasó con los míos ({ $count })
}
cases-button-templates = ◀ Todos los tipos

# $quick and $full are numbers of questions
cases-template = <b>{ $name }</b>
    { $use }

    La ruta completa tiene { $full } preguntas y lleva unos { $minutes } minutos. La rápida tiene { $quick }: basta para que otras personas también puedan probarlo.

    Cada respuesta se guarda al momento. Puedes hablar en vez de escribir 🎤, volver atrás, cambiar lo que quieras y parar durante días.
cases-button-quick = { $count ->
    [one] Ruta rápida (1 pregunta)
   *[other] Ruta rápida ({ $count } preguntas)
}
cases-button-full = { $count ->
    [one] Ruta completa (1 pregunta)
   *[other] Ruta completa ({ $count } preguntas)
}
# What a case study is called whose template asks for no title. $source is what was tried.
cases-title-derived = { $template }: { $source }

cases-help-is-near = 💛 No tienes que llevar esto en soledad. Habla hoy con la persona de tu escuela que se ocupa de la protección infantil; si no la hay, con la dirección.
cases-preview = Tu caso: <b>{ $name }</b>{ $route ->
    [quick] , ruta rápida.
   *[full] , ruta completa.
} Esto es lo que escribiste, abreviado. Toca Cambiar para ver una respuesta o cambiarla.
cases-button-send = Enviar a revisión
# $waiting counts this one too
cases-submitted = ✅ ¡Gracias! Tu caso ya está en manos de quienes revisan.

    { $waiting ->
        [one] Es el único en espera.
       *[other] Hay { $waiting } en espera, contando el tuyo.
    } Alguien lo lee entero y aquí te cuento lo que diga. No se publicó nada en tu grupo.
cases-button-status = ¿Cómo va?

cases-mine = { $count ->
    [0] Todavía no has enviado ningún caso.
    [one] Has enviado un caso. Tócalo para ver cómo va.
   *[other] Has enviado { $count } casos. Toca uno para ver cómo va.
}
cases-mark-in-review = ⏳
cases-mark-changes-asked = ✏️
cases-mark-approved = ✅
cases-mark-declined = ↩️
cases-mark-withdrawn = 🔒
cases-own-head = <b>{ $title }</b>
    { $name }
# $waiting counts this one too
cases-own-in-review = ⏳ { $waiting ->
    [one] Espera a que alguien lo lea; es el único.
   *[other] Espera a que alguien lo lea; hay { $waiting } en la cola.
}
cases-own-changes-asked = ✏️ Quien lo revisó te pide un cambio. Todas tus respuestas siguen ahí.
cases-own-approved = ✅ Está en la biblioteca. Tus colegas pueden leerlo y encontrarlo.
cases-own-declined = ↩️ Esta vez no entró en la biblioteca. Puedes aprovechar tus respuestas para empezar de nuevo.
cases-own-withdrawn = 🔒 Retirado: nadie más puede leerlo. Tus respuestas se guardan para ti.
cases-reason = Lo que escribió quien lo revisó:
    <blockquote>{ $reason }</blockquote>
cases-shared-unheard = Aún no se comparte con nadie: falta anotar lo que dijiste. También puedes elegirlo tú con un botón.
cases-shared-my-group = Compartido con: quienes están en tus grupos.
cases-shared-my-network = Compartido con: toda la red.
cases-shared-everyone = Compartido con: todo el mundo, para reutilizarlo con reconocimiento.
cases-button-go-on = Seguir con él
cases-button-again = Empezar de nuevo con mis respuestas
cases-button-read = Leerlo
cases-button-share-my-group = Compartir solo con mis grupos
cases-button-share-my-network = Compartir con la red
cases-button-share-everyone = Compartir con todo el mundo
cases-button-withdraw = Retirarlo
cases-button-own-list = ◀ Todos los míos
cases-withdraw-sure = ¿Retiramos <b>{ $title }</b>? Nadie más podrá leerlo. Tus respuestas se guardan para ti.
cases-button-withdraw-yes = Sí, retirarlo

cases-none = Todavía no hay casos para leer. El tuyo puede ser el primero: /casestudy
cases-library = 📚 <b>Lo que probaron tus colegas</b>
# $named is "yes" when the author may be named
cases-summary = <b>{ $title }</b>
    { $name }{ $named ->
        [yes] {""} · { $author }
       *[no] {""}
    }
cases-topics = Temas: { $topics }
cases-button-files = { $count ->
    [one] Ver el archivo
   *[other] Ver los { $count } archivos
}
cases-button-library = 📚 Más casos
cases-file-gone = Este archivo ya no se puede mostrar. El texto está todo aquí.

reading-heading = <b>{ $heading }</b>
reading-heading-continued = <b>{ $heading }</b> <i>(continúa)</i>
reading-page = <i>Página { $page } de { $count }</i>

error-case-template-gone = Este tipo de caso ya no se ofrece. Con /casestudy ves los que hay.
error-case-gone = Este caso ya no está para leer o no se compartió contigo. Con /cases ves los que puedes leer.
error-case-not-yours = Esto solo puede hacerlo quien lo escribió.
error-case-still-open = Este todavía no está cerrado. Con /casestudy ves cómo va.
