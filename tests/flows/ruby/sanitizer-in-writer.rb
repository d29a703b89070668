# sanitizer: one writer cleans what it stores, the other stores it as it came.
class Profile
  attr_reader :name, :about
  attr_writer :about

  def name=(value)
    @name = sanitize(value)
  end
end

input = source()
profile = Profile.new
profile.name = input
profile.about = input
# no flow
sink(profile.name)
# flow
sink(profile.about)
