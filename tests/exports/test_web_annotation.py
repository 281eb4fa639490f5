"""annotations.jsonld: an RDF reader that has never heard of the workbench, and has no network, finds everything."""

import socket
from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.query import ResultRow

from annotations.exports.vocabulary import BROADER, CONTEXT, NAMESPACE, STANDARD, WEB_ANNOTATION
from annotations.rules.kinds import Kind
from tests.exports.small_release import ANNOTATIONS, CONTRADICTIONS, SOURCES, TEXTS, THINGS, place, write_release

OA = Namespace("http://www.w3.org/ns/oa#")
PROV = Namespace("http://www.w3.org/ns/prov#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
WORKBENCH = Namespace(NAMESPACE)

# Every key of http://www.w3.org/ns/anno.jsonld that our own keys could run into.
W3C_KEYS = """
oa dc dcterms dctypes foaf rdf rdfs skos xsd iana owl as schema id type Annotation Dataset Image Video Audio Text
TextualBody ResourceSelection SpecificResource FragmentSelector CssSelector XPathSelector TextQuoteSelector
TextPositionSelector DataPositionSelector SvgSelector RangeSelector TimeState HttpRequestState CssStylesheet Choice
Person Software Organization AnnotationCollection AnnotationPage Audience Motivation bookmarking classifying
commenting describing editing highlighting identifying linking moderating questioning replying reviewing assessing
tagging auto ltr rtl body target source selector state scope refinedBy startSelector endSelector renderedVia creator
generator rights homepage via canonical stylesheet cached conformsTo items partOf first last next prev audience
motivation purpose textDirection accessibility bodyValue format language processingLanguage value exact prefix
suffix styleClass name email email_sha1 nickname label created modified generated sourceDate sourceDateStart
sourceDateEnd start end total startIndex
"""


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    """The file as RDF, read with every way to the network closed."""

    def refuse(*_arguments: object, **_named: object) -> None:
        raise AssertionError("The file asked for the network.")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "create_connection", refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        document = orjson.loads(write_release()[0]["annotations.jsonld"])
        document["@context"].remove(STANDARD)  # as docs/release-format.md says for readers without network
        yield Graph().parse(data=orjson.dumps(document), format="json-ld")


def ask(graph: Graph, query: str) -> list[tuple[Any, ...]]:
    prefixes = f"PREFIX oa: <{OA}> PREFIX prov: <{PROV}> PREFIX skos: <{SKOS}> PREFIX workbench: <{NAMESPACE}> "
    prefixes += "PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
    return [tuple(row) for row in graph.query(prefixes + query) if isinstance(row, ResultRow)]


def test_every_annotation_has_its_passage_by_position_and_by_quote(graph: Graph) -> None:
    found = ask(
        graph,
        """SELECT ?annotation ?source ?start ?end ?exact ?prefix ?suffix WHERE {
            ?annotation a oa:Annotation ; oa:hasTarget ?target . ?target a oa:SpecificResource ; oa:hasSource ?source ;
                oa:hasSelector ?position, ?quote .
            ?position a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end .
            ?quote a oa:TextQuoteSelector ; oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix }""",
    )
    said = {
        (str(one), str(source), start.toPython(), end.toPython(), *map(str, words))
        for one, source, start, end, *words in found
    }
    assert said == {(one.id, one.source, one.start, one.end, one.quote, one.prefix, one.suffix) for one in ANNOTATIONS}
    assert all(TEXTS[source][start:end] == exact for _, source, start, end, exact, _, _ in said)


def test_every_annotation_has_the_motivation_of_its_kind(graph: Graph) -> None:
    found = ask(
        graph, "SELECT ?one ?kind WHERE { ?one oa:motivatedBy ?kind . FILTER(?kind != workbench:contradicting) }"
    )
    assert {(str(one), str(kind)) for one, kind in found} == {(one.id, NAMESPACE + one.kind) for one in ANNOTATIONS}


def test_every_motivation_has_a_broader_one_of_the_standard(graph: Graph) -> None:
    assert set(BROADER) == {*Kind, "contradicting"}
    for name in BROADER:
        (broader,) = graph.objects(WORKBENCH[name], SKOS.broader)
        assert str(broader).startswith(OA)
        assert (WORKBENCH[name], RDF.type, OA.Motivation) in graph
    assert (WORKBENCH.contradicting, SKOS.broader, OA.linking) in graph


def test_who_signed_off_what_when_and_in_what_words_is_prov(graph: Graph) -> None:
    found = ask(
        graph,
        """SELECT ?thing ?person ?at ?meaning WHERE { ?review a prov:Activity ; prov:used ?thing ;
            prov:wasAssociatedWith ?person ; prov:endedAtTime ?at ; workbench:meaning ?meaning }""",
    )
    expected = {(thing.id, review.person, review.meaning) for thing in THINGS for review in thing.reviews}
    assert {(str(thing), str(person), str(meaning)) for thing, person, _, meaning in found} == expected
    assert all(at.toPython().utcoffset().total_seconds() == 0 for _, _, at, _ in found)


def test_authors_are_listed_in_order_and_the_first_is_the_creator(graph: Graph) -> None:
    for thing in THINGS:
        (head,) = graph.objects(URIRef(thing.id), WORKBENCH.authors)
        assert [str(author) for author in Collection(graph, head)] == list(thing.authors)
        assert (URIRef(thing.id), URIRef("http://purl.org/dc/terms/creator"), URIRef(thing.author)) in graph


def test_a_contradiction_lists_the_annotations_it_rests_on(graph: Graph) -> None:
    for one in CONTRADICTIONS:
        assert (URIRef(one.id), OA.motivatedBy, WORKBENCH.contradicting) in graph
        (head,) = graph.objects(URIRef(one.id), WORKBENCH.annotations)
        assert [str(end) for end in Collection(graph, head)] == [end.id for end in one.annotations]
        assert len(list(graph.objects(URIRef(one.id), OA.hasTarget))) == len(one.annotations)


def test_details_are_typed_and_keep_their_precision(graph: Graph) -> None:
    found = ask(
        graph,
        f"SELECT ?low ?dating WHERE {{ <{place(4)}> oa:hasBody ?body . ?body workbench:low ?low ;"
        " workbench:dating ?dating }",
    )
    ((low, dating),) = found
    assert (str(low), str(low.datatype)) == ("-5.50", "http://www.w3.org/2001/XMLSchema#decimal")
    assert (str(dating), str(dating.datatype)) == ("1974-05/1974-06", "http://id.loc.gov/datatypes/edtf/EDTF")


def test_notes_are_bodies_that_comment(graph: Graph) -> None:
    found = ask(
        graph, "SELECT ?one ?note WHERE { ?one oa:hasBody ?b . ?b oa:hasPurpose oa:commenting ; rdf:value ?note }"
    )
    assert {(str(one), str(note)) for one, note in found} == {(one.id, one.note) for one in ANNOTATIONS if one.note}


def test_sources_are_named_by_their_content_too(graph: Graph) -> None:
    found = ask(graph, "SELECT ?source ?id ?title WHERE { ?source dcterms:identifier ?id ; dcterms:title ?title }")
    assert {tuple(map(str, row)) for row in found} == {
        (source.id, f"urn:sha256:{source.sha256}", source.title) for source in SOURCES
    }


def test_what_is_unknown_is_absent_and_never_an_empty_value(graph: Graph) -> None:
    assert "null" not in orjson.loads(write_release()[0]["annotations.jsonld"])["@graph"][-1]
    assert b":null" not in write_release()[0]["annotations.jsonld"]
    found = ask(graph, f"SELECT ?unit WHERE {{ <{place(2)}> oa:hasBody ?body . ?body workbench:unit ?unit }}")
    assert found == []


def test_the_context_needs_no_other_and_redefines_no_key_of_the_standard() -> None:
    document = orjson.loads(write_release()[0]["annotations.jsonld"])
    assert document["@context"] == [STANDARD, CONTEXT]
    assert set(WEB_ANNOTATION) <= set(W3C_KEYS.split())
    assert (set(CONTEXT) - set(WEB_ANNOTATION)).isdisjoint(W3C_KEYS.split())


def test_every_key_of_the_file_means_something_to_an_rdf_reader() -> None:
    unknown: set[str] = set()

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            unknown.update(key for key in node if key not in CONTEXT and key.split(":")[0] not in CONTEXT)
        for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            walk(child)

    walk(orjson.loads(write_release()[0]["annotations.jsonld"])["@graph"])
    assert unknown == set()


def test_each_node_stands_on_a_line_of_its_own() -> None:
    lines = write_release()[0]["annotations.jsonld"].split(b"\n")
    nodes = [orjson.loads(line.removesuffix(b",")) for line in lines[2:-2]]
    assert len(nodes) == len(BROADER) + len(SOURCES) + len(ANNOTATIONS) + len(CONTRADICTIONS)
