groups-greeting = ¡Hola! Soy Staffroom y me invitó { $name }. Anuncio webinarios, hago encuestas rápidas y ayudo a escribir lo que funciona, sin llenar el chat. /help te muestra lo que puedes hacer; solo tú verás la respuesta.
groups-button-private = Saludar en privado
groups-settings = <b>{ $group }</b>

    Idioma: { $language }
    Hora: { $zone }
    Horas de silencio: { $quiet }
    Mensajes: { $posts }
    Publico en: { $topic }
groups-topic-set = un tema propio
groups-topic-none = el grupo mismo
groups-quiet-none = ninguna
groups-quiet-hours = de { $start } a { $end }
groups-button-language = Idioma
groups-button-zone = Zona horaria
groups-button-quiet = Horas de silencio
groups-button-quiet-other = Otras horas
groups-button-posts = Mensajes al día
groups-button-holidays = Festivos y periodos
groups-button-topic-here = Publicar en este tema
groups-button-topic-none = Publicar en el grupo mismo
groups-language-which = ¿En qué idioma le escribo al grupo?
groups-quiet-which = ¿Cuándo guardo silencio? Lo que caiga en esas horas sale justo después.
groups-zone-step-zone = ¿En qué ciudad está el grupo, o cerca de cuál?
groups-zone-step-zone-example = Bogotá
groups-quiet-step-hours = ¿Desde qué hora y hasta qué hora guardo silencio?
groups-quiet-step-hours-example = de 21:00 a 7:00
groups-which = ¿A qué grupo te refieres?
groups-none-yet = Ahora mismo no compartimos ningún grupo, que yo sepa. Escribe una vez /help en un grupo donde yo esté, o añádeme a uno tuyo, y esto funcionará.
