# collection: lists kept under the keys of one dictionary
from collections import defaultdict

from taint import source, sink


def group_mail():
    folders = defaultdict(list)
    folders["inbox"].append(source())
    folders["drafts"].append("template")
    # flow
    sink(folders["inbox"][0])
    # no flow
    sink(folders["drafts"][0])


group_mail()
