operator-privacy-columns = Al archivo { $file } le faltan las columnas { $missing }. Tiene que ser un CSV cuya primera línea sea id,lang,text
operator-privacy-row = La línea { $line } de { $file } tiene más o menos columnas que la primera. Pon entre comillas los textos que llevan comas.
operator-privacy-csv = El archivo { $file } no es un CSV correcto: { $why }.

privacy-head = 🔎 <b>Antes de seguir</b> ({ $number } de { $total })
# $around is the words with a little of what stands around them; $others counts further places
privacy-found = Esto parece { $what }: <b>{ $words }</b>
    <blockquote>{ $around }</blockquote>
    En tu respuesta a «{ $question }»{ $others ->
        [0] .
        [one] , y en un lugar más.
       *[other] , y en { $others } lugares más.
    }
privacy-faces = { $count ->
    [one] Lleva una imagen o un video. Yo no puedo mirarlo; por favor, míralo tú antes de que siga adelante.
   *[other] Lleva { $count } imágenes o videos. Yo no puedo mirarlos; por favor, míralos tú antes de que sigan adelante.
} ¿Se ve una cara, un nombre en un cuaderno, una insignia de la escuela; se dice algún nombre?
# $questions lists where they are
privacy-voices = { $count ->
    [one] 🎤 Lleva un mensaje de voz. Yo no puedo escucharlo; por favor, escúchalo tú antes de que siga adelante.
   *[other] 🎤 Lleva { $count } mensajes de voz. Yo no puedo escucharlos; por favor, escúchalos tú antes de que sigan adelante.
} ¿Se dice el nombre de una niña o un niño, un lugar, un teléfono?
    Se encuentra en: { $questions }
privacy-files = { $count ->
    [one] 📎 Lleva un archivo. Yo no puedo leerlo; por favor, léelo tú antes de que siga adelante.
   *[other] 📎 Lleva { $count } archivos. Yo no puedo leerlos; por favor, léelos tú antes de que sigan adelante.
} ¿Nombra a una niña o un niño, muestra una cara, tiene una lista de alumnos?
    Se encuentra en: { $questions }
privacy-choose = ¿Podría alguien saber por esto quién es una niña o un niño? Tú decides:
privacy-choose-review = ¿Podría alguien saber por esto quién es una niña o un niño? Puedes pedir un cambio, decir por qué está bien o quitarlo.
privacy-because = Se dijo que está bien: <i>{ $reason }</i>
privacy-kind-name = el nombre de una persona
privacy-kind-listed = un nombre de la lista de tu escuela
privacy-kind-phone = un número de teléfono
privacy-kind-email = un correo electrónico
privacy-kind-id = un número personal
privacy-kind-birthdate = una fecha de nacimiento
privacy-kind-address = la dirección de una casa
privacy-kind-handle = la cuenta de alguien
privacy-kind-link = el perfil de alguien
privacy-button-change = ✏️ Cambiarlo
privacy-button-fine = Está bien porque…
privacy-button-remove = Quitarlo
privacy-button-next = Siguiente ▶
privacy-button-own-words = Con mis palabras
privacy-why-fine = ¿Por qué está bien? Quien lo revisa ve tu motivo.
privacy-reason-made-up = El nombre es inventado
privacy-reason-public = Es alguien que todo el mundo conoce
privacy-reason-agreed = La persona y su familia aceptaron por escrito
privacy-reason-mistaken = No es nada personal
privacy-reason-listened = Lo escuché: no se reconoce a nadie
privacy-reason-read = Lo leí: no se reconoce a nadie
privacy-reason-nobody-seen = No se ve ninguna cara ni ningún nombre
privacy-because-step-reason = ¿Por qué está bien? Bastan unas palabras.
privacy-because-step-reason-example = Es mi propio nombre.
privacy-nothing-left = ✅ Todo mirado. Todavía no se envió nada.
privacy-nothing-left-review = ✅ Todo mirado.
privacy-left-in = 🔎 Se dejó a propósito:
privacy-left-in-line = • <b>{ $words }</b>: { $reason }
privacy-count-faces = { $count ->
    [one] 1 imagen o video
   *[other] { $count } imágenes o videos
}
privacy-count-voices = { $count ->
    [one] 1 mensaje de voz
   *[other] { $count } mensajes de voz
}
privacy-count-files = { $count ->
    [one] 1 archivo
   *[other] { $count } archivos
}
privacy-button-look = 🔎 Datos personales ({ $count })
error-privacy-open = Algo podría decir quién es alguien y nadie ha dicho por qué está bien. Ábrelo y toca Aprobar otra vez.
privacy-picture-redrawn = 🌿 Quité de tu imagen el lugar, la hora y la cámara; se guarda esta.
error-privacy-picture-file = Las imágenes enviadas como archivo pueden llevar el lugar y la hora en que se tomaron, y de esta no pude quitarlos. Envíala como foto, por favor: así Telegram lo quita.

commands-names = La lista de nombres de una escuela, para cuidarlos
names-step-group = ¿Para qué grupo es la lista?
names-step-list = Envía los nombres, uno por línea. Los busco en lo que escriben los docentes del grupo antes de enviarlo.
names-step-list-example = Amina Yusuf
privacy-listed = ✅ { $count ->
    [one] Hay un nombre en la lista de <b>{ $group }</b>.
   *[other] Hay { $count } nombres en la lista de <b>{ $group }</b>.
} No guardo ningún nombre como lo escribiste, solo una marca con la que lo reconozco. Ya puedes borrar tu mensaje. Con /names añades más.
privacy-button-forget-list = Olvidar la lista
privacy-list-forgotten = ✅ La lista ya no está.
error-names-none = No encontré nombres ahí. Envía uno por línea, por favor.

# $over is "yes" when it was taken back
consents-line-my-group = • Tus grupos pueden leerlo: aceptado el { $since }{ $over ->
    [yes] , retirado el { $until }
   *[no] {""}
}
consents-line-my-network = • La red puede leerlo: aceptado el { $since }{ $over ->
    [yes] , retirado el { $until }
   *[no] {""}
}
consents-line-everyone = • Todo el mundo puede leerlo y reutilizarlo con reconocimiento: aceptado el { $since }{ $over ->
    [yes] , retirado el { $until }
   *[no] {""}
}
consents-not-recalled = Sale de la búsqueda, de /cases y de los grupos en menos de un minuto. No puedo recuperar lo que la gente ya leyó, copió, reenvió o guardó, ni lo que antes les mostré en su chat privado, ni una tarjeta en un grupo del que me quitaron.
consents-shown = 📚 Un caso de la biblioteca:
consents-taken-back = Quien escribió este caso lo retiró.
consents-where = ¿En qué grupo lo muestro?
consents-nowhere = No se puede mostrar en ninguno de tus grupos: quien lo escribió no lo compartió hasta ahí.
consents-on-its-way = Va de camino a { $group }.
consents-button-show = Mostrarlo a mi grupo
error-case-not-for-group = Quien lo escribió no lo compartió con { $group }.
error-case-shown-already = Ya se mostró en { $group }.
delivery-kind-cases-shown = caso de la biblioteca
