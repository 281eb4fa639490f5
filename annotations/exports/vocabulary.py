"""The terms of `annotations.jsonld`: those of W3C Web Annotation and PROV that it uses, and our own.

The file names the standard's context, as the standard demands, and after it has everything it uses of it once more, so
that a reader without network drops the name and loses nothing. None of that context's keys is redefined. Our own terms
begin with the UUID of this vocabulary: an address that nobody has to own and nobody can take away (RFC 9562,
RFC 8141).
"""

STANDARD = "http://www.w3.org/ns/anno.jsonld"
NAMESPACE = "urn:uuid:4e45af3a-c029-48ac-a4b0-821c6fde9ffb#"

WEB_ANNOTATION: dict[str, object] = {
    "oa": "http://www.w3.org/ns/oa#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dctypes": "http://purl.org/dc/dcmitype/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": {"@type": "@id", "@id": "@id"},
    "type": {"@type": "@id", "@id": "@type"},
    "Annotation": "oa:Annotation",
    "Text": "dctypes:Text",
    "TextualBody": "oa:TextualBody",
    "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "Motivation": "oa:Motivation",
    "assessing": "oa:assessing",
    "classifying": "oa:classifying",
    "commenting": "oa:commenting",
    "describing": "oa:describing",
    "linking": "oa:linking",
    "auto": "oa:autoDirection",
    "ltr": "oa:ltrDirection",
    "rtl": "oa:rtlDirection",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "creator": {"@type": "@id", "@id": "dcterms:creator"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "textDirection": {"@type": "@vocab", "@id": "oa:textDirection"},
    "format": "dc:format",
    "language": "dc:language",
    "value": "rdf:value",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "label": "rdfs:label",
    "created": {"@id": "dcterms:created", "@type": "xsd:dateTime"},
    "modified": {"@id": "dcterms:modified", "@type": "xsd:dateTime"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
}

_EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"


def own(name: str) -> str:
    """A field's term in the vocabulary of the workbench, in the short form that the context explains."""
    return f"workbench:{name}"


def _typed(datatype: str, *names: str) -> dict[str, object]:
    return {own(name): {"@id": NAMESPACE + name, "@type": datatype} for name in names}


def _listed(*names: str) -> dict[str, object]:
    return {own(name): {"@id": NAMESPACE + name, "@type": "@id", "@container": "@list"} for name in names}


CONTEXT: dict[str, object] = {
    **WEB_ANNOTATION,
    "prov": "http://www.w3.org/ns/prov#",
    "workbench": NAMESPACE,
    # The sign-offs of an annotation are activities that used it.
    "reviews": {"@reverse": "prov:used"},
    "prov:wasAssociatedWith": {"@id": "http://www.w3.org/ns/prov#wasAssociatedWith", "@type": "@id"},
    "prov:endedAtTime": {"@id": "http://www.w3.org/ns/prov#endedAtTime", "@type": "xsd:dateTime"},
    **_typed(_EDTF, "dating", "spoken_on", "published"),
    **_typed("xsd:decimal", "value", "low", "high"),
    **_typed("@id", "project", "preferred"),
    **_listed("authors", "annotations", "recorded_by"),
}

# Each kind is a motivation of its own; the broader one is what a reader who does not know ours can go by.
BROADER = {
    "claim": "oa:classifying",
    "statistic": "oa:classifying",
    "quote": "oa:classifying",
    "translation_error": "oa:assessing",
    "contradicting": "oa:linking",
}

MOTIVATIONS: list[dict[str, object]] = [
    {"id": own(name), "type": "Motivation", "label": name.replace("_", " "), "skos:broader": {"id": broader}}
    for name, broader in BROADER.items()
]
