# collection: two constant keys of one hash.
params = {}
params[:q] = source()
params[:limit] = "10"
# flow
sink(params[:q])
# no flow
sink(params[:limit])
