import Forms

extension InputType {
    /// The input type that a word of HTML, of a programming language or of another form builder stands for; nil for
    /// none that is clear.
    static func meant(by word: String) -> InputType? {
        switch word.lowercased().replacing("-", with: "_").replacing(" ", with: "_") {
        case "string", "short_text", "single_line", "input": .text
        case "mail", "e_mail", "email_address": .email
        case "tel", "phone", "phone_number", "mobile": .telephone
        case "link", "uri", "website", "web_address": .url
        case "textarea", "text_area", "multiline", "paragraph", "longtext": .longText
        case "integer", "int", "numeric", "whole_number": .number
        case "float", "double", "real", "currency", "percent": .decimal
        case "boolean", "bool", "switch", "toggle", "yes_no": .checkbox
        case "multiselect", "multi_select", "checkbox_group": .checkboxes
        case "radios", "radio_button", "radio_buttons", "radio_group": .radio
        case "select", "dropdown", "drop_down", "combobox", "menu": .selection
        case "datetime_local", "date_time", "date_and_time", "timestamp": .datetime
        case "upload", "file_upload", "files", "attachment", "attachments", "image", "photo", "document": .file
        case "constant": .hidden
        default: nil
        }
    }

    /// What to write in place of a word that is none, with the sign before it; empty where that is not clear.
    static func remedy(for word: String) -> String {
        meant(by: word).map { ". Write “\($0.rawValue)”." } ?? ""
    }
}
