import json
import logging
import sys

from clearinghouse.core.serving.logs import JsonFormatter


def record(message, *args, **facts):
    return logging.makeLogRecord({"name": "search", "levelname": "WARNING", "msg": message, "args": args, "created": 0, **facts})


def test_a_line_is_one_json_object():
    line = json.loads(JsonFormatter().format(record("hits %s\nnext", 3, request="Teacher's own")))
    assert line["message"] == "hits 3\nnext"
    assert (line["level"], line["logger"], line["time"]) == ("WARNING", "search", "1970-01-01T00:00:00.000+00:00")
    assert "Teacher" not in json.dumps(line)


def test_a_failure_brings_its_traceback():
    try:
        int("broken")
    except ValueError:
        line = json.loads(JsonFormatter().format(record("failed", exc_info=sys.exc_info())))
    assert "ValueError: invalid literal" in line["traceback"]
