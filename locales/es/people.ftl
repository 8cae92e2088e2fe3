people-language-name = Español
people-welcome = ¡Hola, { $name }! Soy Staffroom. Ayudo a los grupos de docentes a aprender juntos: webinarios, encuestas rápidas, estudios de caso, investigación y preguntas para pensar.

    Aquí, en privado, te ayudo con lo tuyo. Añádeme a tu grupo y ayudo a todos, sin hacer ruido.

    /help muestra lo que puedes hacer.
people-welcome-drafts = { $count ->
    [one] Tienes un borrador esperando. Con /casestudy vuelves a él.
   *[other] Tienes { $count } borradores esperando. Con /casestudy vuelves a ellos.
}
people-button-add-to-group = Añádeme a un grupo
people-help = Esto es lo que puedes hacer aquí:
people-help-line = /{ $command } – { $does }
people-language-which = ¿En qué idioma quieres leer?
people-language-chosen = ✅ Te escribiré en español.
people-zone-chosen = ✅ Tu hora es la de { $place }. Ahora es { $now }.
people-zone-step-zone = ¿En qué ciudad estás, o cerca de cuál?
people-zone-step-zone-example = Bogotá
people-admins = Estas personas administran:
people-admin-line = • { $name }
people-admins-how = Para nombrar a alguien más: /people @usuario. Antes tiene que haberme escrito una vez.
people-button-withdraw = Retirar a { $name }
people-named = ✅ { $name } ahora administra.
people-you-are-admin = Ahora eres parte de la administración. Recibirás estudios de caso para revisar; /help muestra lo nuevo para ti.
people-privacy = <b>Qué guardo y para quién</b>

    • Tu nombre, usuario e id de Telegram, tu idioma y zona horaria, y los grupos que compartimos.
    • Tus respuestas: asistencias, votos con nombre, respuestas a preguntas, borradores y estudios de caso, investigación que guardaste, lo que buscaste (durante un mes). Las fotos y archivos se quedan en Telegram; yo guardo una referencia.
    • Las búsquedas sin resultado, sin tu nombre.
    • En una encuesta anónima nadie sabe quién votó qué, ni siquiera yo.

    Quien facilita ve las respuestas dadas en su grupo. La administración ve los estudios de caso que envías. Los demás ven un estudio de caso solo si fue aprobado y hasta donde tú elegiste.

    Antes de enviar un estudio de caso busco en él nombres, números y direcciones; nada sale sin que decidas sobre cada uno.

    /mydata te muestra todo lo que sé de ti. /forget lo borra, con una semana para cambiar de idea.

    Leo solo los mensajes que son para mí: comandos, respuestas a lo que publico y nuestro chat privado. No se vende nada ni se muestra a anunciantes.
commands-start = Empieza, o mira dónde estabas
commands-help = Lo que puedes hacer aquí
commands-language = Elige tu idioma
commands-timezone = Elige tu zona horaria
commands-people = Mira y nombra a quienes administran
commands-privacy = Qué guardo y quién puede verlo
commands-cancel = Deja lo que estás rellenando
commands-settings = Idioma, hora, silencio y tema de un grupo
commands-webinar = Planifica un webinario: cuándo | título | enlace
commands-webinars = Webinarios planificados
