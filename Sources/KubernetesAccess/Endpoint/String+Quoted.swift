import ClusterObjects

extension String {
  /// Somebody else's text in quotes for a message: cut, and nothing in it can move a cursor.
  var quotedBriefly: String {
    let charactersMax = 80
    return JSONValue.quoted(count > charactersMax ? prefix(charactersMax - 3) + "..." : self)
  }
}
