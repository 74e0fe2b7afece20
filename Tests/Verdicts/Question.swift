/// What every question has.
struct Question: Decodable {
    enum Judge: String, Decodable {
        case pattern, properties, field, conditions
    }

    let judge: Judge
}
