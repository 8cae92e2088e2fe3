commands-templates = Plantillas de casos: envía un archivo, pruébala, publícala

templates-list = { $count ->
    [one] 🗂 Hay una plantilla. Tócala para ver cómo va. Una nueva llega como archivo: envíame un .yaml o un XLSForm en .xlsx.
   *[other] 🗂 Estas son las plantillas. Toca una para ver cómo va. Una nueva llega como archivo: envíame un .yaml o un XLSForm en .xlsx.
}
templates-mark-new = 🆕
templates-mark-tried = ☑️
templates-mark-published = ✅
templates-mark-retired = ⏸
templates-head = 🗂 <b>{ $name }</b>, versión { $version }, { $count ->
    [one] 1 pregunta
   *[other] { $count } preguntas
}.
templates-state-new = Nadie la ha probado todavía. Recórrela una vez hasta el final; mientras tanto no se publica nada.
templates-state-tried = Está probada y funciona. Publícala cuando te guste.
templates-state-published = Cualquiera puede empezarla. Quien empezó con una versión anterior sigue con ella y puede pasarse a esta.
templates-state-retired = Ya no se ofrece. Lo que se empezó con ella se puede terminar.
templates-complete = Sus textos están completos en todos los idiomas.
templates-missing = Falta en { $language }: { $count ->
    [one] 1 texto
   *[other] { $count } textos
} ({ $places }). Mientras tanto se usa el inglés o lo que haya.
templates-button-try = Probarla
templates-button-publish = Publicar
templates-button-retire = Dejar de ofrecerla
templates-button-all = ◀ Todas las plantillas
templates-button-tried = Terminar la prueba
templates-trial = 🧪 Prueba de <b>{ $name }</b>: no se envía ni se publica nada. Esto es lo que vería quien escribe al final.
templates-tried = ☑️ Probada hasta el final. No se publicó nada. Publícala ahora o envíame un archivo mejor.
templates-refused = { $count ->
    [one] En este archivo hay que corregir una cosa:
   *[other] En este archivo hay que corregir { $count } cosas:
}
    { $problems }
templates-problem-unknown-ending = «{ $given }» no es un archivo de plantilla. Envía un .yaml o un XLSForm en .xlsx.
error-template-untried = Pruébala primero: recórrela una vez hasta el final. Mientras tanto no se publica nada.

# Where something is to be mended in a template's file; $step is empty where it concerns all of it.
templates-problem = { $line ->
    [0] {""}
   *[other] Línea { $line }
}{ $step ->
    [none] {""}
   *[other] {" "}(paso «{ $step }»)
}: { $what }
templates-problem-missing = Falta «{ $field }». Escríbelo con lo que le corresponde.
templates-problem-unknown-field = No hay ningún campo «{ $field }». ¿Querías decir: { $known }?
templates-problem-unknown-type = «{ $given }» no es un tipo de paso. Hay estos: { $expected }.
templates-problem-bad-name = «{ $given }» no puede ser un nombre aquí. Usa minúsculas y cifras; en los pasos con _ y en lo demás con - en medio.
templates-problem-empty = «{ $field }» está vacío. Escribe sus palabras o quita la línea.
templates-problem-too-long = «{ $field }» es demasiado largo. Acórtalo.
templates-problem-too-many = Hay demasiados «{ $field }». Quita algunos.
templates-problem-out-of-range = «{ $field }» es { $given }, y eso es demasiado poco o demasiado. Escribe otro número.
templates-problem-per-language = «{ $field }» tiene que decir en qué idioma está. Escribe «{ $field }:» y debajo una línea por idioma, como «es: Tus palabras».
templates-problem-true-or-false = «{ $field }» es true o false. Escribe una de las dos.
templates-problem-whole-number = «{ $field }» tiene que ser un número entero. Escríbelo sin comillas.
templates-problem-words = «{ $field }» tiene que ser un texto. Ponlo entre comillas.
templates-problem-list = «{ $field }» tiene que ser una lista. Escribe [primero, segundo].
templates-problem-fields = Aquí van campos con dos puntos, como «key: title». Escribe uno en cada línea.
templates-problem-no-prompt = La pregunta no tiene texto. Añade «prompt:» con una línea por idioma.
templates-problem-few-options = No hay nada que elegir. Añade «options:» con dos o más.
templates-problem-needless-options = Solo los tipos choice y multi tienen opciones. Cambia el tipo o quita las opciones.
templates-problem-min-over-max = «min» es mayor que «max». Intercámbialos.
templates-problem-long-text = Más de { $maximum } caracteres no caben en un mensaje. Baja «max».
templates-problem-repeat-steps = Un grupo que se repite necesita sus propios «steps:», y ningún otro tipo los tiene. Añádelos o quítalos.
templates-problem-repeat-in-repeat = Un grupo que se repite no puede estar dentro de otro. Sácalo.
templates-problem-many-times = Un grupo puede repetirse { $maximum } veces como máximo. Baja «max».
templates-problem-long-scale = Una escala llega hasta { $maximum } como máximo. Baja «max».
templates-problem-same-key = Dos pasos tienen esta clave. Dale otra a uno de ellos.
templates-problem-long-keys = Las claves del grupo y de su paso juntas son demasiado largas. Acórtalas a { $maximum } letras en total.
templates-problem-no-sharing = No se pregunta quién puede leerlo. Añade «- { "{" }key: consent_share, type: choice, quick: true{ "}" }» a los pasos.
templates-problem-condition-step = «only_if» mira «{ $other }», que no se pregunta antes. Nombra un paso anterior.
templates-problem-condition-option = «only_if» espera «{ $option }», que no es una opción de «{ $other }». Nombra una que lo sea.
templates-problem-alias = Aquí no se leen & ni *. Escribe el texto completo.
templates-problem-too-large = El archivo pasa de { $size } kB. Quita algo.
templates-problem-not-utf8 = El archivo no está en UTF-8. Guárdalo como UTF-8 y envíalo de nuevo.
templates-problem-not-yaml = Esta línea no se puede leer como YAML. Mira los espacios del principio, los dos puntos y las comillas aquí y justo antes.
templates-problem-not-a-template = Esto no es una plantilla. Empieza con «id:», «name:», «use:» y «steps:».
templates-problem-too-deep = Hay demasiadas cosas unas dentro de otras. Mira los corchetes y los espacios al principio de las líneas.
templates-problem-twice = «{ $field }» está dos veces en el mismo sitio. Quita una.
templates-problem-not-xlsform = Esto no se puede abrir como hoja de cálculo. Envía un XLSForm en .xlsx.
templates-problem-language-code = “{ $given }” no dice qué idioma es. Escribe su código detrás en cada encabezado, por ejemplo “label::Español (es)”.
templates-problem-xlsform = XLSForm dice: { $detail } Corrígelo en la hoja de cálculo.
templates-problem-unknown-question = Aquí no hay preguntas como «{ $given }». Usa text, integer, date, select_one, select_multiple, image, audio, video, file, note, acknowledge, range o un grupo repeat.
templates-problem-condition = «{ $given }» no se puede preguntar aquí. Usa una comparación como ${ "{" }nombre{ "}" } = 'valor', selected(${ "{" }nombre{ "}" }, 'valor') o varias unidas con «and».
templates-problem-invalid = «{ $field }» no se puede leer. Compáralo con una plantilla que funcione.
