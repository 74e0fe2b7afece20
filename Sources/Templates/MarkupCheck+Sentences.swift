/// What the check of places says, and what to write instead.
extension MarkupCheck {
    /// Why a variable or section may not stand where there is neither text nor a quoted value.
    func refusal(of tag: Tag) -> String {
        let element = tokenizer.elementName
        let advice: String
        switch tokenizer.state {
        case .tagOpen, .endTagOpen, .tagName:
            advice = "in the name of a tag. Write the whole tag, and choose between tags with sections."
        case .beforeAttributeValue, .unquoted:
            advice = "in a value without quotes. Put quotes around the value of “\(tokenizer.attributeName)”."
        case .comment, .bogusComment, .declarationOpen:
            advice = "in a comment. Remove it, or write the comment as {{! … }}."
        case .doctype: advice = "in a doctype. Write <!DOCTYPE html>."
        case .rawText where element == "script":
            advice =
                "in <script>. Put it in an attribute such as data-value=\"\(tag.variable)\", which the script reads."
        case .rawText where element == "style":
            advice = "in <style>. Choose a class with it, and write the rules in a style sheet."
        case .rawText: advice = "in <\(element)>, whose content browsers do not read as HTML. Take it out of there."
        default: advice = "in place of an attribute. Write the attribute’s name, and the variable in quotes behind it."
        }
        return "\(tag.shown) cannot stand \(advice)"
    }

    /// Why a variable or section may not stand in this attribute; nil when it may.
    func refusal(of tag: Tag, in attribute: String, _ use: AttributeUse) -> String? {
        let advice: String
        switch use {
        case .text, .address: return nil
        case .script:
            advice =
                ", which is a script. Put it in an attribute such as data-value=\"\(tag.variable)\" for a script to read."
        case .style: advice = ". Choose a class with it, and write the rules in a style sheet."
        case .document: advice = ", which is a whole page. Give the frame the address of a page in “src”."
        case .sourceSet: advice = ", which is a list of addresses. Write one address in “src”."
        case .animation: advice = ", which can set an address. Write the value itself."
        case .httpHead: advice = ", which instructs the browser. Write the value itself."
        }
        return "\(tag.shown) cannot stand in “\(attribute)”\(advice)"
    }

    static func address(_ attribute: String) -> String {
        "“\(attribute)” is an address: it holds either only text, or one variable and nothing else. Give the whole address in one parameter of type url."
    }

    static func space(before tag: Tag) -> String {
        "Put the space before \(tag.shown) behind it: in a list, the attributes would run into each other."
    }

    static func lessThan(in element: String) -> String {
        "“<” begins no tag in <\(element)>, which holds only text. Write “&lt;”."
    }

    static func sentence(_ oddity: MarkupOddity) -> String {
        switch oddity {
        case .lessThan(let element): lessThan(in: element)
        case .commentInScript:
            "“<!” can change where a script ends. Put the script in a file of its own."
        case .cdata: "HTML has no CDATA sections. Write the text itself, with “&lt;” for “<” and “&amp;” for “&”."
        case .missingSpace: "A space is missing here: next to a section, this could run into what is before it."
        case .valueApart: "An attribute’s name, “=” and value must stand together, in one section or in none."
        }
    }

    /// Where the tokenizer is, for the sentence “… cannot stand …”.
    var whereabouts: String {
        switch tokenizer.state {
        case .data: "here"
        case .rcdata, .rawText: "in <\(tokenizer.elementName)>"
        case .doubleQuoted, .singleQuoted, .unquoted: "in “\(tokenizer.attributeName)”"
        case .comment, .bogusComment, .declarationOpen: "in a comment"
        case .doctype: "in a doctype"
        default: "in a tag"
        }
    }

    /// How a section or block ends elsewhere than it began.
    func imbalance(_ tag: Tag, _ before: MarkupTokenizer) -> String {
        let what = tag.kind == .block ? "block" : "section"
        if tokenizer.state == .beforeAttributeValue { return Self.sentence(.valueApart) }
        let isInTag = before.state.isBetweenAttributes && tokenizer.state.isQuoted && before.start == tokenizer.start
        if before.state == .data || isInTag {
            return "This \(what) opens \(tokenizer.innermost) that it does not close."
        }
        return "This \(what) closes \(before.innermost) that it does not open."
    }

    var unfinished: Problem {
        let offset = tokenizer.state.isQuoted ? tokenizer.quote : tokenizer.start
        let what = tokenizer.innermost.drop { $0 != " " }
        return Problem("The\(what) that begins here does not end in this file.", at: offset)
    }
}

extension MarkupTokenizer {
    /// What is open here, for messages.
    fileprivate var innermost: String {
        switch state {
        case .doubleQuoted, .singleQuoted: "a quote"
        case .comment, .bogusComment, .declarationOpen: "a comment"
        case .doctype: "a doctype"
        case .rcdata, .rawText: "a <\(elementName)>"
        default: "a tag"
        }
    }
}

extension Tag {
    /// The variable of its name; for a section, one inside it.
    fileprivate var variable: String { kind == .variable || kind == .raw ? "{{\(name)}}" : "{{…}}" }
}
