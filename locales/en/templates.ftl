commands-templates = Templates of case studies: send a file, try it, publish it

templates-list = { $count ->
    [one] 🗂 There is one template. Tap it to see how far it is. A new one comes as a file: send me a .yaml, or an XLSForm as .xlsx.
   *[other] 🗂 These are the templates. Tap one to see how far it is. A new one comes as a file: send me a .yaml, or an XLSForm as .xlsx.
}
templates-mark-new = 🆕
templates-mark-tried = ☑️
templates-mark-published = ✅
templates-mark-retired = ⏸
templates-head = 🗂 <b>{ $name }</b>, version { $version }, { $count ->
    [one] 1 question
   *[other] { $count } questions
}.
templates-state-new = Nobody has tried it yet. Walk through it once to its end; nothing is published while you do.
templates-state-tried = It was tried and works. Publish it when you like it.
templates-state-published = Everybody can begin it. Who began with an older version stays with that one, and may move over.
templates-state-retired = It is not offered any more. What was begun with it can still be finished.
templates-complete = Its words are complete in every language.
templates-missing = Missing in { $language }: { $count ->
    [one] 1 text
   *[other] { $count } texts
} ({ $places }). English, or what there is, stands in until then.
templates-button-try = Try it out
templates-button-publish = Publish
templates-button-retire = Offer it no more
templates-button-all = ◀ All templates
templates-button-tried = Finish the try-out
templates-trial = 🧪 Trying out <b>{ $name }</b>: nothing is sent or published. This is what an author would see at the end.
templates-tried = ☑️ Tried to its end. Nothing was published. Publish it now, or send me a better file.
templates-refused = { $count ->
    [one] This file needs one thing mended:
   *[other] This file needs { $count } things mended:
}
    { $problems }
templates-problem-unknown-ending = “{ $given }” is no template file. Send a .yaml, or an XLSForm as .xlsx.
error-template-untried = Try it out first: walk through it once to its end. Nothing is published while you do.

# Where something is to be mended in a template's file; $step is empty where it concerns all of it.
templates-problem = { $line ->
    [0] {""}
   *[other] Line { $line }
}{ $step ->
    [none] {""}
   *[other] {" "}(step “{ $step }”)
}: { $what }
templates-problem-missing = “{ $field }” is missing. Write it with what belongs there.
templates-problem-unknown-field = There is no field “{ $field }”. Did you mean: { $known }?
templates-problem-unknown-type = “{ $given }” is no type of step. There are: { $expected }.
templates-problem-bad-name = “{ $given }” cannot be a name here. Use small letters and digits, steps with _ and all else with - between them.
templates-problem-empty = “{ $field }” is empty. Write its words, or leave the line out.
templates-problem-too-long = “{ $field }” is too long. Shorten it.
templates-problem-too-many = There are too many of “{ $field }”. Leave some out.
templates-problem-out-of-range = “{ $field }” is { $given }, which is too small or too large. Write another number.
templates-problem-per-language = “{ $field }” has to say in which language it is. Write “{ $field }:” and below it one line for each, such as “en: Your words”.
templates-problem-true-or-false = “{ $field }” is either true or false. Write one of the two.
templates-problem-whole-number = “{ $field }” has to be a whole number. Write one without quotation marks.
templates-problem-words = “{ $field }” has to be words. Put them in quotation marks.
templates-problem-list = “{ $field }” has to be a list. Write [first, second].
templates-problem-fields = This has to be fields with a colon, such as “key: title”. Write them one on each line.
templates-problem-no-prompt = The question has no words. Add “prompt:” with a line for each language.
templates-problem-few-options = There is nothing to choose from. Add “options:” with two or more.
templates-problem-needless-options = Only the types choice and multi have options. Change the type, or take the options out.
templates-problem-min-over-max = “min” is larger than “max”. Exchange them.
templates-problem-long-text = More than { $maximum } characters do not fit into a message. Lower “max”.
templates-problem-repeat-steps = A group that repeats needs “steps:” of its own, and no other type has them. Add or remove them.
templates-problem-repeat-in-repeat = A group that repeats cannot be inside another. Take it out.
templates-problem-many-times = A group can repeat { $maximum } times at most. Lower “max”.
templates-problem-long-scale = A scale goes up to { $maximum } at most. Lower “max”.
templates-problem-same-key = Two steps have this key. Give one of them another.
templates-problem-long-keys = The keys of the group and of its step are too long together. Shorten them to { $maximum } letters in all.
templates-problem-no-sharing = Nobody is asked who may read it. Add “- { "{" }key: consent_share, type: choice, quick: true{ "}" }” to the steps.
templates-problem-condition-step = “only_if” looks at “{ $other }”, which is not asked before this. Name an earlier step.
templates-problem-condition-option = “only_if” waits for “{ $option }”, which is no option of “{ $other }”. Name one that is.
templates-problem-alias = & and * are not read here. Write the text out.
templates-problem-too-large = The file is larger than { $size } kB. Leave something out.
templates-problem-not-utf8 = The file is not written in UTF-8. Save it as UTF-8 and send it again.
templates-problem-not-yaml = This line cannot be read as YAML. Look at the spaces at its beginning, the colons and the quotation marks here and just above.
templates-problem-not-a-template = This is no template. Begin with “id:”, “name:”, “use:” and “steps:”.
templates-problem-too-deep = There is too much inside of each other. Look at the brackets and the spaces at the beginning of the lines.
templates-problem-twice = “{ $field }” stands twice in the same place. Take one out.
templates-problem-not-xlsform = This cannot be opened as a spreadsheet. Send an XLSForm as .xlsx.
templates-problem-language-code = “{ $given }” does not tell which language it is. Write its code behind it in every heading, such as “label::Español (es)”.
templates-problem-xlsform = XLSForm says: { $detail } Mend that in the spreadsheet.
templates-problem-unknown-question = There is no question like “{ $given }” here. Use text, integer, date, select_one, select_multiple, image, audio, video, file, note, acknowledge, range or a repeat.
templates-problem-condition = “{ $given }” cannot be asked here. Use one comparison such as ${ "{" }name{ "}" } = 'value', selected(${ "{" }name{ "}" }, 'value') or several joined by “and”.
templates-problem-invalid = “{ $field }” cannot be read. Compare it with a template that works.
